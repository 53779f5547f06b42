import type { Metadata } from 'next';
import { EntryForm } from '@/components/staff/people/entry-form';
import { recallForm } from '@/lib/http/form-store';

export const metadata: Metadata = { title: 'Log in' };

export default async function LoginPage() {
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl">Log in</h1>
      <EntryForm action="/api/staff/login" draft={await recallForm('login')} />
    </div>
  );
}
