import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CodeForm } from '@/components/staff/people/code-form';
import { Door } from '@/components/staff/people/door';
import { recallForm } from '@/lib/http/form-store';
import { pageCookies } from '@/lib/http/page-cookies';
import { askedFor } from '@/lib/staff/login/half-way-store';

export const metadata: Metadata = { title: 'One more step' };

export default async function CodePage() {
  const asks = await askedFor(await pageCookies());
  if (!asks) redirect('/staff/login');
  return (
    <Door title="One more step">
      <CodeForm draft={await recallForm('login-code')} asks={asks} />
      <p>
        <a href="/staff/login" className="link">
          Begin again
        </a>
      </p>
    </Door>
  );
}
