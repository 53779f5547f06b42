import type { Metadata } from 'next';
import { PasswordForm } from '@/components/staff/account/password-form';
import { Sessions } from '@/components/staff/account/sessions';
import { Desk } from '@/components/staff/desk';
import { Said } from '@/components/staff/said';
import { ownSessions } from '@/lib/desk/account/account-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Your account' };

const doneWords: Record<string, string> = {
  password: 'Your password is changed. Wherever else you were logged in, you no longer are.',
  ended: 'You are logged out there.',
  elsewhere: 'You are logged out everywhere else.',
};

export default async function AccountPage({ searchParams }: Props) {
  const member = await staffPage('own-account');
  const { refused, done = '' } = await searchParams;
  const password = await refusedForm(refused, 'own-password');
  const problems = [password, await refusedForm(refused, 'own-sessions')];
  const problem = problems.map((draft) => (draft?.problem?.fields ? null : draft?.problem?.message)).find(Boolean);
  return (
    <Desk member={member} title="Your account" here="/staff/account">
      <Said done={Object.hasOwn(doneWords, done) ? (doneWords[done] ?? null) : null} problem={problem} />
      <p>
        {member.name}, {member.email}
      </p>
      <PasswordForm email={member.email} draft={password} />
      <Sessions sessions={await ownSessions(member)} />
    </Desk>
  );
}
