import type { Metadata } from 'next';
import { LoginForm } from '@/components/staff/people/login-form';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Log in' };

export default async function LoginPage() {
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl">Log in</h1>
      <LoginForm draft={await recallForm('login')} />
    </div>
  );
}
