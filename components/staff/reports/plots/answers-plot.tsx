import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Report } from '@/lib/desk/reports/report';
import { minutesWords } from '@/lib/desk/reports/report-words';
import { DayNames, dayName, Plot, size } from './plot';

/** The median wait for a first answer by day. A day on which nobody was answered leaves a gap. */
export function AnswersPlot({ report: { byDay, firstAnswer } }: { report: Report }) {
  const known = byDay.flatMap(({ medianMinutes }) => (medianMinutes === null ? [] : [medianMinutes]));
  const y = scaleLinear([0, Math.max(10, ...known)], [size.height - size.bottom, size.top]).nice(4);
  const days = byDay.map(({ date }) => date);
  const x = scalePoint(days, [size.left + 8, size.width - size.right - 16]);
  const at = (date: string) => x(date) ?? 0;
  const path = line<Report['byDay'][number]>()
    .defined(({ medianMinutes }) => medianMinutes !== null)
    .x(({ date }) => at(date))
    .y(({ medianMinutes }) => y(medianMinutes ?? 0));
  return (
    <Plot
      title="Minutes of opening time to the first answer, median by day"
      summary={`Over the whole time the median is ${minutesWords(firstAnswer.medianMinutes)}; nine of ten came within ${minutesWords(firstAnswer.p90Minutes)}.`}
      y={{ ticks: y.ticks(4), at: y, says: String }}
    >
      <path className="plot-line" d={path(byDay) ?? undefined} />
      {byDay.map(({ date, medianMinutes }) =>
        medianMinutes === null ? null : (
          <circle key={date} className="plot-dot" cx={at(date)} cy={y(medianMinutes)} r={3}>
            <title>{`${dayName(date)}: ${minutesWords(medianMinutes)}`}</title>
          </circle>
        ),
      )}
      <DayNames days={days} at={at} />
    </Plot>
  );
}
