import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { NamedThings } from '@/components/staff/people/named-things';
import { namesIn } from '@/lib/desk/people/audit-names-store';
import { askedOf, auditActions, auditRows, onePage } from '@/lib/desk/people/audit-store';
import { aboutWords, auditWords, moreWords } from '@/lib/desk/people/audit-words';
import { everybody } from '@/lib/desk/people/people-store';
import { staffPage } from '@/lib/staff/page-store';
import { formatWhen } from '@/lib/time/format';

type Props = { searchParams: Promise<Record<string, unknown>> };

export const metadata: Metadata = { title: 'Who did what' };

export default async function AuditPage({ searchParams }: Props) {
  const member = await staffPage('see-audit');
  const asked = askedOf(await searchParams);
  const rows = await auditRows(asked, onePage);
  const names = await namesIn(rows);
  const people = await everybody();
  const last = rows.at(-1)?.at;
  const older = new URLSearchParams({ ...asked, before: last?.toISOString() ?? '' }).toString();
  return (
    <Desk member={member} title="Who did what" here="/staff/people">
      <form action="/staff/people/audit" className="desk-filter">
        <p className="desk-field">
          <label htmlFor="about">About</label>
          <input
            id="about"
            name="about"
            defaultValue={asked.about}
            className="desk-input"
            placeholder="Order number, id or e-mail"
          />
        </p>
        <p className="desk-field">
          <label htmlFor="who">Who</label>
          <select id="who" name="who" defaultValue={asked.who}>
            <option value="">Everybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <p className="desk-field">
          <label htmlFor="what">What</label>
          <select id="what" name="what" defaultValue={asked.what}>
            <option value="">Everything</option>
            {(await auditActions()).map((action) => (
              <option key={action} value={action}>
                {auditWords(action)}
              </option>
            ))}
          </select>
        </p>
        <p>
          <button type="submit" className="desk-button">
            Show
          </button>
        </p>
        <p>
          <a href={`/api/staff/audit?${new URLSearchParams(asked)}`} className="link">
            As a file
          </a>
        </p>
      </form>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label="The record, latest first" tabIndex={0}>
        <table className="desk-table">
          <thead>
            <tr>
              {['When', 'Who', 'What', 'About', 'More'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, at, who: name, action, subject, detail }) => (
              <tr key={id}>
                <td className="whitespace-nowrap">{formatWhen(at)}</td>
                <td>{name ?? 'nobody we know'}</td>
                <td>{auditWords(action)}</td>
                <td className="min-w-44 wrap-anywhere">
                  <NamedThings of={[aboutWords(subject, names)].filter((one) => one !== null)} />
                </td>
                <td className="min-w-44 wrap-anywhere">
                  <NamedThings of={moreWords(detail, names)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length === 0 ? <p>Nothing of that kind is on record.</p> : null}
      {last && rows.length === onePage ? (
        <a href={`/staff/people/audit?${older}`} className="link">
          Earlier
        </a>
      ) : null}
    </Desk>
  );
}
