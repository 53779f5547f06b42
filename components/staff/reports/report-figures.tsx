import type { Report } from '@/lib/desk/reports/report';
import { keptWords, minutesWords } from '@/lib/desk/reports/report-words';

/** The few figures that say how it went. */
export function ReportFigures({ report }: { report: Report }) {
  const { conversations, answered, firstAnswer, promises, averageRating, resolved, resolvedMinutes, ratings, backlog } =
    report;
  const rated = ratings.reduce((sum, { count }) => sum + count, 0);
  const figures = [
    ['Conversations', String(conversations), `${answered} answered`],
    [
      'First answer, median',
      minutesWords(firstAnswer.medianMinutes),
      `nine of ten within ${minutesWords(firstAnswer.p90Minutes)}`,
    ],
    [
      'Promises kept',
      keptWords(promises),
      `${promises.kept} kept, ${promises.missed} missed, ${promises.waiting} still ahead`,
    ],
    [
      'Rating',
      averageRating === null ? '–' : `${averageRating.toFixed(1)} of 5`,
      rated === 1 ? 'by one visitor' : `by ${rated} visitors`,
    ],
    [
      'Resolved',
      String(resolved),
      resolvedMinutes === null ? '' : `half of them within ${minutesWords(resolvedMinutes)}`,
    ],
    ['Open now', String(backlog.open), `${backlog.waiting} wait for an answer`],
  ] as const;
  return (
    <dl className="report-figures">
      {figures.map(([name, figure, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {figure}
            <small>{more}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
