import type { Metadata } from 'next';
import { Passkeys } from '@/components/staff/account/passkeys';
import { PasswordForm } from '@/components/staff/account/password-form';
import { Sessions } from '@/components/staff/account/sessions';
import { Desk } from '@/components/staff/desk';
import { Said, wordsFor } from '@/components/staff/said';
import { DeskSettingsForm } from '@/components/staff/settings';
import { ownSessions } from '@/lib/desk/account/account-store';
import { factorState } from '@/lib/staff/factor/factor-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { passkeysOf } from '@/lib/staff/passkey/passkey-store';
import { hasPasskeys } from '@/lib/staff/passkey/site-store';
import { dateInLondon, formatLongDate } from '@/lib/time/format';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Your account' };

const doneWords: Record<string, string> = {
  password: 'Your password is changed. Wherever else you were logged in, you no longer are.',
  ended: 'You are logged out there.',
  'passkey-added': 'Your passkey is added. From now on you may log in with it.',
  'passkey-removed': 'That passkey opens nothing any more.',
  elsewhere: 'You are logged out everywhere else.',
};

export default async function AccountPage({ searchParams }: Props) {
  const member = await staffPage('own-account');
  const { refused, done } = await searchParams;
  const password = await refusedForm(refused, 'own-password');
  const passkey = await refusedForm(refused, 'own-passkeys');
  const state = await factorState(member.id);
  const problems = [password, passkey, await refusedForm(refused, 'own-sessions')];
  const problem = problems.map((draft) => (draft?.problem?.fields ? null : draft?.problem?.message)).find(Boolean);
  return (
    <Desk member={member} title="Your account" here="/staff/account">
      <Said done={wordsFor(doneWords, done)} problem={problem} />
      <p className="desk-soft">
        {member.name}, {member.email}
      </p>
      <div className="account">
        <section className="desk-section" aria-labelledby="factor-title">
          <h2 id="factor-title">Second factor</h2>
          <p>
            {state?.onSince
              ? `On since ${formatLongDate(dateInLondon(state.onSince))}, with ${state.codesLeft} recovery codes left.`
              : 'You have none.'}{' '}
            <a href="/staff/account/factor" className="link">
              {state?.onSince ? 'Change it' : 'Set it up'}
            </a>
          </p>
        </section>
        <Passkeys passkeys={await passkeysOf(member.id)} mayAdd={hasPasskeys()} draft={passkey} />
        <PasswordForm email={member.email} draft={password} />
        <section className="desk-section">
          <DeskSettingsForm />
        </section>
        <Sessions sessions={await ownSessions(member)} />
      </div>
    </Desk>
  );
}
