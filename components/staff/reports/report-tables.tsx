import { Temporal } from 'temporal-polyfill';
import type { Report, WaitGroup } from '@/lib/desk/reports/report';
import type { Comment } from '@/lib/desk/reports/report-store';
import { minutesWords } from '@/lib/desk/reports/report-words';
import { formatPence } from '@/lib/money/pence';
import { formatWhen } from '@/lib/time/format';
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

/** How long people waited and whether their promise was kept, in the groups that they fall into. */
function Waits({ caption, by, of }: { caption: string; by: string; of: readonly WaitGroup[] }) {
  if (of.length === 0) return null;
  return (
    <Table
      caption={caption}
      head={[by, 'Waits', 'Median', 'Kept', 'Missed']}
      rows={of.map(({ name, waits, minutes, kept, missed }) => [name, waits, minutesWords(minutes), kept, missed])}
    />
  );
}

/** What visitors wrote with their stars, each with the way to the conversation. */
export function Comments({ comments }: { comments: readonly Comment[] }) {
  return (
    <section className="desk-section" aria-labelledby="comments">
      <h2 id="comments">What they said</h2>
      {comments.length === 0 ? <p className="text-sm">Nobody has written anything with their stars.</p> : null}
      <ul className="grid gap-2 text-sm">
        {comments.map(({ conversation, seq, score, text, at }) => (
          <li key={`${conversation} ${seq}`}>
            <a href={`/staff/inbox/${conversation}#said-${seq}`} className="link">
              {score} of 5
            </a>
            <span className="desk-soft">, {formatWhen(at)}:</span> <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The figures of the plots, to read and to copy. */
export function ReportTables({ report }: { report: Report }) {
  const { byDay, byHour, promises, ratings, byAgent, byKind, byTag, byReason } = report;
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <div className="report-tables">
      <Table
        caption="By day"
        head={['Day', 'Conversations', 'First answer, median']}
        rows={byDay
          .filter(({ conversations }) => conversations > 0)
          .map(({ date, conversations, medianMinutes }) => [
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
      <Waits caption="By who answered" by="Who" of={byAgent} />
      <Waits caption="By what it was about" by="About" of={byKind} />
      <Waits caption="By tag" by="Tag" of={byTag} />
      {byReason.length > 0 ? (
        <Table
          caption="Put right by staff, by reason"
          head={['Reason', 'Refunds', 'Given back', 'Sent again']}
          rows={byReason.map(({ reason, refunds, pence, resends }) => [reason, refunds, formatPence(pence), resends])}
        />
      ) : null}
      <Table caption="Ratings" head={['Stars', 'How many']} rows={ratings.map(({ stars, count }) => [stars, count])} />
    </div>
  );
}
