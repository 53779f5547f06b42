import type { Metadata } from 'next';
import { Desk } from '@/components/staff/desk';
import { auditActions, auditRows } from '@/lib/desk/people/audit-store';
import { everybody } from '@/lib/desk/people/people-store';
import { isId } from '@/lib/http/id';
import { storableInstant } from '@/lib/http/storable';
import { staffPage } from '@/lib/staff/page-store';
import { formatWhen } from '@/lib/time/format';

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export const metadata: Metadata = { title: 'Who did what' };

export default async function AuditPage({ searchParams }: Props) {
  const member = await staffPage('see-audit');
  const { who = '', what = '', before = '' } = await searchParams;
  const until = storableInstant.safeParse(before).data;
  const rows = await auditRows({
    ...(isId(who) ? { staffId: who } : {}),
    ...(what ? { action: what } : {}),
    ...(until ? { before: new Date(until) } : {}),
  });
  const people = await everybody();
  const last = rows.at(-1)?.at;
  const older = new URLSearchParams({ who, what, before: last?.toISOString() ?? '' }).toString();
  return (
    <Desk member={member} title="Who did what" here="/staff/people">
      <form action="/staff/people/audit" className="desk-filter">
        <p className="desk-field">
          <label htmlFor="who">Who</label>
          <select id="who" name="who" defaultValue={who}>
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
          <select id="what" name="what" defaultValue={what}>
            <option value="">Everything</option>
            {(await auditActions()).map((action) => (
              <option key={action}>{action}</option>
            ))}
          </select>
        </p>
        <p>
          <button type="submit" className="desk-button">
            Show
          </button>
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
                <td className="price">{formatWhen(at)}</td>
                <td>{name ?? 'nobody we know'}</td>
                <td>{action}</td>
                <td className="wrap-anywhere">{subject}</td>
                <td className="wrap-anywhere">
                  {Object.entries(detail)
                    .map(([key, value]) => `${key} ${value}`)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length === 0 ? <p>Nothing of that kind is on record.</p> : null}
      {last && rows.length === 100 ? (
        <a href={`/staff/people/audit?${older}`} className="link">
          Earlier
        </a>
      ) : null}
    </Desk>
  );
}
