import type { Metadata } from 'next';
import { LoginForm } from '@/components/staff/people/login-form';
import { Said } from '@/components/staff/said';
import { recallForm } from '@/lib/http/form-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Log in' };

export default async function LoginPage({ searchParams }: Props) {
  const { again } = await searchParams;
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl">Log in</h1>
      <Said
        done={null}
        problem={again === 'yes' ? 'That took too long, or too many tries. Please log in again.' : null}
      />
      <LoginForm draft={again === 'yes' ? null : await recallForm('login')} />
      <p>
        <a href="/staff/forgot" className="link">
          Forgotten your password?
        </a>
      </p>
    </div>
  );
}
