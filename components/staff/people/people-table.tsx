import type { Employee } from '@/lib/desk/people/people-store';
import { roleNames, rolesManagedBy } from '@/lib/desk/people/team';
import type { Draft } from '@/lib/http/form-store';
import { type Role, roles } from '@/lib/staff/permissions';
import type { Colleague } from '@/lib/staff/presence-store';
import { ActForm, fieldsOf } from '../act-form';

const becomes = fieldsOf('people/change')('becomes');

type Props = {
  me: { id: string; role: Role };
  people: readonly Employee[];
  here: readonly Colleague[];
  /** A change that was asked for and not done yet. */
  draft: Draft | null;
};
const presenceNames = { here: 'here', away: 'away', off: 'not here' };

/** Who works here, who is on, and what may be changed about whom. */
export function PeopleTable({ me, people, here, draft }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label="Who works here" tabIndex={0}>
      <table className="desk-table">
        <thead>
          <tr>
            {['Name', 'E-mail', 'Now', 'Open conversations', 'Role', 'Second factor', 'Way in'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                {person.id === me.id ? ' (you)' : ''}
              </th>
              <td>{person.email}</td>
              <td>{presenceNames[here.find(({ id }) => id === person.id)?.presence ?? 'off']}</td>
              <td>{person.openConversations}</td>
              <td>
                <RoleForm
                  me={me}
                  person={person}
                  asked={draft?.values.person === person.id ? draft.values.becomes : undefined}
                />
              </td>
              <td>
                <FactorForm me={me} person={person} />
              </td>
              <td>
                <WayInForm me={me} person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type PersonProps = { me: Props['me']; person: Employee };
const changeable = ({ me, person }: PersonProps) =>
  person.id !== me.id && rolesManagedBy(me.role).includes(person.role);

function RoleForm({ me, person, asked }: PersonProps & { asked: string | undefined }) {
  const choices = roles.filter((role) => rolesManagedBy(me.role).includes(role));
  if (!changeable({ me, person }) || person.disabled || choices.length < 2) return roleNames[person.role];
  return (
    <ActForm act="people/change" hidden={{ person: person.id }} className="desk-tools">
      <span className="desk-field">
        <select
          name={becomes}
          defaultValue={choices.find((role) => role === asked) ?? person.role}
          aria-label={`Role of ${person.name}`}
        >
          {choices.map((role) => (
            <option key={role} value={role}>
              {roleNames[role]}
            </option>
          ))}
        </select>
      </span>
      <button type="submit" className="desk-button" data-size="small">
        Change
      </button>
    </ActForm>
  );
}

/** An owner takes it off for whoever has lost it. */
function FactorForm({ me, person }: PersonProps) {
  if (!person.hasFactor) return 'none';
  if (me.role !== 'owner' || person.id === me.id) return 'on';
  return (
    <ActForm act="people/factor-off" hidden={{ person: person.id }}>
      <button type="submit" className="desk-button" data-size="small" data-tone="grave">
        Take off <span className="sr-only">the second factor of {person.name}</span>
      </button>
    </ActForm>
  );
}

/** A changed role or a lost way in ends every session of theirs at once. */
function WayInForm({ me, person }: PersonProps) {
  if (!changeable({ me, person })) return person.disabled ? 'Disabled' : '';
  return (
    <ActForm act="people/change" hidden={{ person: person.id }}>
      <button
        type="submit"
        name={becomes}
        value={person.disabled ? person.role : 'disabled'}
        className="desk-button"
        data-size="small"
        data-tone={person.disabled ? undefined : 'grave'}
      >
        {person.disabled ? 'Give it back' : 'Disable'} <span className="sr-only">{person.name}</span>
      </button>
    </ActForm>
  );
}
