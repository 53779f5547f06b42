import type { Metadata } from 'next';
import { PasskeyProof } from '@/components/staff/account/passkey-proof';
import { ActForm, fieldsOf } from '@/components/staff/act-form';
import { Desk } from '@/components/staff/desk';
import { Said } from '@/components/staff/said';
import { Field } from '@/components/ui/field';
import { deskPath } from '@/lib/desk/account/desk-path';
import { hasFactor } from '@/lib/staff/factor/factor-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { passkeysOf } from '@/lib/staff/passkey/passkey-store';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Is it you?' };

const field = fieldsOf('account/confirm');

export default async function ConfirmPage({ searchParams }: Props) {
  const member = await staffPage('own-account');
  const { refused, to = '' } = await searchParams;
  const draft = await refusedForm(refused, 'confirm');
  return (
    <Desk member={member} title="Is it you?">
      <Said done={null} problem={draft?.problem?.fields ? null : draft?.problem?.message} />
      <p className="measure">
        What you are about to do can’t be undone, so we ask who sits here, once in ten minutes. What you typed is kept.
      </p>
      <ActForm act="account/confirm" hidden={{ to }} className="grid max-w-md gap-3">
        <input type="email" autoComplete="username" value={member.email} readOnly hidden />
        <Field
          name={field('password')}
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          hint={(await hasFactor(member.id)) ? 'Or a code from your authenticator app.' : undefined}
          error={draft?.problem?.fields?.password}
        />
        <p>
          <button type="submit" className="desk-button" data-tone="primary">
            Go on
          </button>
        </p>
      </ActForm>
      {(await passkeysOf(member.id)).length > 0 ? <PasskeyProof to={deskPath.parse(to)} /> : null}
    </Desk>
  );
}
