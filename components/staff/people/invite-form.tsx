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
  /** The link that has just been made. It is mailed too. */
  link: string | null;
  open: readonly OpenInvitation[];
};

const field = fieldsOf('people/invite');

/** Asks somebody to the desk, or sends somebody who works here a link for a new password. */
export function InviteForm({ role, id, draft, link, open }: Props) {
  const errors = draft?.problem?.fields ?? {};
  return (
    <section id="invite" className="desk-section" aria-labelledby="invite-title">
      <h2 id="invite-title">Invite somebody</h2>
      {link ? (
        <Notice tone="done" role="status">
          <p>This link works once, for three days. We have mailed it too.</p>
          <p className="wrap-anywhere select-all font-semibold">{link}</p>
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
          hint="Of somebody who works here already: they get a link for a new password."
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
            Make a link
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
