import { Temporal } from 'temporal-polyfill';
import type { Report } from '@/lib/desk/reports/report';
import { minutesWords } from '@/lib/desk/reports/report-words';
import { formatDay } from '@/lib/time/london';

type Cells = readonly (string | number)[];

function Table({ caption, head, rows }: { caption: string; head: readonly string[]; rows: readonly Cells[] }) {
  return (
    <table className="desk-table">
      <caption className="pb-1 text-left font-semibold">{caption}</caption>
      <thead>
        <tr>
          {head.map((name, index) => (
            <th key={name} scope="col" className={index > 0 ? 'price' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {others.map((cell, index) => (
              <td key={head[index + 1]} className="price">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The figures of the plots, to read and to copy. */
export function ReportTables({ report: { byDay, byHour, promises, ratings } }: { report: Report }) {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <div className="report-tables">
      <Table
        caption="By day"
        head={['Day', 'Conversations', 'First answer, median']}
        rows={byDay.map(({ date, conversations, medianMinutes }) => [
          formatDay(Temporal.PlainDate.from(date)),
          conversations,
          minutesWords(medianMinutes),
        ])}
      />
      <Table
        caption="By the hour they began, UK time"
        head={['Hour', 'Conversations']}
        rows={byHour.flatMap((count, hour): Cells[] => (count > 0 ? [[clock(hour), count]] : []))}
      />
      <Table
        caption="Promises"
        head={['Promise', 'How many']}
        rows={[
          ['Kept', promises.kept],
          ['Missed', promises.missed],
          ['Still ahead', promises.waiting],
        ]}
      />
      <Table caption="Ratings" head={['Stars', 'How many']} rows={ratings.map(({ stars, count }) => [stars, count])} />
    </div>
  );
}
