import type { Metadata } from 'next';
import { FactorSetup } from '@/components/staff/account/factor-setup';
import { Desk } from '@/components/staff/desk';
import { Said, wordsFor } from '@/components/staff/said';
import { Notice } from '@/components/ui/notice';
import { content } from '@/lib/content/content';
import { appUri } from '@/lib/staff/factor/app-code';
import { factorState } from '@/lib/staff/factor/factor-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Second factor' };

const doneWords: Record<string, string> = {
  on: 'Your second factor is on. From now on we ask for a code when you log in.',
  off: 'Your second factor is off.',
  kept: 'The new recovery codes hold, and the earlier ones are over.',
};

export default async function FactorPage({ searchParams }: Props) {
  const member = await staffPage('own-account');
  const { refused, done } = await searchParams;
  const draft = await refusedForm(refused, 'own-factor');
  const state = await factorState(member.id);
  const uri = state?.seed ? appUri(state.seed, content().site.brand.name, member.email) : null;
  return (
    <Desk member={member} title="Second factor" here="/staff/account">
      <Said done={wordsFor(doneWords, done)} problem={draft?.problem?.fields ? null : draft?.problem?.message} />
      {member.factor === 'owed' ? (
        <Notice tone="info">
          Leads and owners need a second factor. Please set it up now; then the desk is yours.
        </Notice>
      ) : null}
      <FactorSetup state={state} uri={uri} draft={draft} />
      <p>
        <a href="/staff/account" className="link">
          Your account
        </a>
      </p>
    </Desk>
  );
}
