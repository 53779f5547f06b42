import type { Period } from '@/lib/desk/reports/report';
import { type PeriodName, periodNames } from '@/lib/desk/reports/report-period';

const names: readonly PeriodName[] = ['week', 'month', 'quarter'];

/** Which days the report is about; it stands in the address. The file is about the same days. */
export function ReportPeriod({ period: { from, to, name } }: { period: Period & { name: PeriodName | null } }) {
  return (
    <>
      <nav aria-label="How long" className="desk-tabs">
        {names.map((one) => (
          <a key={one} href={`/staff/reports?last=${one}`} aria-current={one === name ? 'page' : undefined}>
            {periodNames[one]}
          </a>
        ))}
      </nav>
      <form action="/staff/reports" className="desk-tools">
        <p className="desk-field">
          <label htmlFor="from">From</label>
          <input id="from" name="from" type="date" defaultValue={from} required />
        </p>
        <p className="desk-field">
          <label htmlFor="to">to</label>
          <input id="to" name="to" type="date" defaultValue={to} required />
        </p>
        <button type="submit" className="desk-button self-end">
          Show
        </button>
        <a href={`/api/staff/reports?from=${from}&to=${to}`} className="link self-end py-2">
          Download as a file (CSV)
        </a>
      </form>
    </>
  );
}
