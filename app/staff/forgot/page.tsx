import type { Metadata } from 'next';
import { Door } from '@/components/staff/people/door';
import { Said } from '@/components/staff/said';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { env } from '@/lib/env';
import { recallForm } from '@/lib/http/form-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'A new password' };

export default async function ForgotPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const draft = done ? null : await recallForm('forgot');
  const sample = env().appEnv === 'production' ? '' : ' This shop is a sample: its letters are in its own mailbox.';
  const said = done
    ? `If somebody at the desk has this address, a letter with a link is on its way to them. It works once, for four hours.${sample}`
    : null;
  return (
    <Door title="A new password">
      <Said done={said} problem={draft?.problem?.fields ? null : draft?.problem?.message} />
      <form action="/api/staff/forgot" method="post" className="grid gap-4">
        <Field
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          hint="We send a link for a new password to it, if it is one of the desk’s."
          defaultValue={draft?.values.email ?? ''}
          error={draft?.problem?.fields?.email}
        />
        <Button type="submit">Send a link</Button>
      </form>
      <p>
        <a href="/staff/login" className="link">
          Log in
        </a>
      </p>
    </Door>
  );
}
