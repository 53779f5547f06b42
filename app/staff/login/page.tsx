import type { Metadata } from 'next';
import { Door } from '@/components/staff/people/door';
import { LoginForm } from '@/components/staff/people/login-form';
import { PasskeyLogin } from '@/components/staff/people/passkey-login';
import { Said } from '@/components/staff/said';
import { recallForm } from '@/lib/http/form-store';
import { hasPasskeys } from '@/lib/staff/passkey/site-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Log in' };

export default async function LoginPage({ searchParams }: Props) {
  const { again } = await searchParams;
  return (
    <Door title="Log in">
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
      {hasPasskeys() ? <PasskeyLogin /> : null}
    </Door>
  );
}
