import type { Metadata } from 'next';
import { PasswordForm } from '@/components/staff/account/password-form';
import { Sessions } from '@/components/staff/account/sessions';
import { Desk } from '@/components/staff/desk';
import { Said } from '@/components/staff/said';
import { ownSessions } from '@/lib/desk/account/account-store';
import { factorState } from '@/lib/staff/factor/factor-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { formatWhen } from '@/lib/time/format';

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
  const state = await factorState(member.id);
  const problems = [password, await refusedForm(refused, 'own-sessions')];
  const problem = problems.map((draft) => (draft?.problem?.fields ? null : draft?.problem?.message)).find(Boolean);
  return (
    <Desk member={member} title="Your account" here="/staff/account">
      <Said done={Object.hasOwn(doneWords, done) ? (doneWords[done] ?? null) : null} problem={problem} />
      <p>
        {member.name}, {member.email}
      </p>
      <section className="desk-section" aria-labelledby="factor-title">
        <h2 id="factor-title">Second factor</h2>
        <p>
          {state?.onSince
            ? `On since ${formatWhen(state.onSince)}, with ${state.codesLeft} recovery codes left.`
            : 'You have none.'}{' '}
          <a href="/staff/account/factor" className="link">
            {state?.onSince ? 'Change it' : 'Set it up'}
          </a>
        </p>
      </section>
      <PasswordForm email={member.email} draft={password} />
      <Sessions sessions={await ownSessions(member)} />
    </Desk>
  );
}
