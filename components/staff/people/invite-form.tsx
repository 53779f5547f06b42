import { ActForm, fieldsOf } from '@/components/staff/act-form';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { OpenInvitation } from '@/lib/desk/people/people-store';
import { roleNames, rolesManagedBy } from '@/lib/desk/people/team';
import type { Draft } from '@/lib/http/form-store';
import type { Role } from '@/lib/staff/permissions';
import { formatWhen } from '@/lib/time/format';

type Props = {
  role: Role;
  id: string;
  draft: Draft | null;
  /** What has just gone out. */
  sent: 'invitation' | 'password' | null;
  /** Letters go to no real mailbox here. */
  sample: boolean;
  open: readonly OpenInvitation[];
};

const sentWords = {
  invitation: 'A letter with a link is on its way to them. The link works once, for three days, and only they see it.',
  password:
    'A letter with a link for a new password is on its way to them. It works once, for four hours, and only they see it.',
};
const field = fieldsOf('people/invite');

/** Asks somebody to the desk, or sends somebody who works here a link for a new password. */
export function InviteForm({ role, id, draft, sent, sample, open }: Props) {
  const errors = draft?.problem?.fields ?? {};
  return (
    <section id="invite" className="desk-section" aria-labelledby="invite-title">
      <h2 id="invite-title">Invite somebody</h2>
      {sent ? (
        <Notice tone="done" role="status">
          <p>{sentWords[sent]}</p>
          {sample ? (
            <p>This shop is a sample: its letters are in the mailbox whose address it printed when it started.</p>
          ) : null}
        </Notice>
      ) : null}
      {draft?.problem && !draft.problem.fields ? (
        <Notice tone="problem" role="alert">
          {draft.problem.message}
        </Notice>
      ) : null}
      <ActForm act="people/invite" hidden={{ id }} className="grid max-w-md gap-3">
        <Field
          name={field('email')}
          label="E-mail"
          type="email"
          required
          hint="Of somebody who works here already: they get a letter with a link for a new password."
          defaultValue={draft?.values.email ?? ''}
          error={errors.email}
        />
        <p className="desk-field">
          <label htmlFor="role">Role</label>
          <select id="role" name={field('role')} defaultValue={draft?.values.role}>
            {rolesManagedBy(role).map((one) => (
              <option key={one} value={one}>
                {roleNames[one]}
              </option>
            ))}
          </select>
        </p>
        <p>
          <button type="submit" className="desk-button" data-tone="primary">
            Send a link
          </button>
        </p>
      </ActForm>
      {open.length > 0 ? (
        <>
          <h3 className="font-semibold">Not used yet</h3>
          <ul className="text-sm">
            {open.map(({ email, role: as, expiresAt }) => (
              <li key={`${email} ${expiresAt.toISOString()}`}>
                {email}, {roleNames[as].toLowerCase()}, until {formatWhen(expiresAt)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
