import { scaleLinear, scalePoint } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { type Day, sumOf } from '@/lib/desk/reports/overview';
import { formatPence } from '@/lib/money/pence';
import { DayNames, dayName, Plot, size } from './plot';

const pounds = (pence: number) => `£${(pence / 100).toLocaleString('en-GB', { maximumFractionDigits: 0 })}`;

/** Money taken by day as a line above nought; what was given back hangs below it. */
export function MoneyPlot({ days }: { days: readonly Day[] }) {
  const most = Math.max(10_000, ...days.map(({ takenPence }) => takenPence));
  const least = -Math.max(0, ...days.map(({ givenBackPence }) => givenBackPence));
  const y = scaleLinear([least, most], [size.height - size.bottom, size.top]).nice(4);
  const x = scalePoint(
    days.map(({ day }) => day),
    [size.left + 8, size.width - size.right - 4],
  );
  const at = (day: string) => x(day) ?? 0;
  const points = days.map(({ day, takenPence }): [number, number] => [at(day), y(takenPence)]);
  return (
    <Plot
      title="Money taken, by day; below nought, given back"
      summary={`${formatPence(sumOf(days, 'takenPence'))} taken and ${formatPence(sumOf(days, 'givenBackPence'))} given back in ${days.length} days.`}
      y={{ ticks: y.ticks(4), at: y, says: (pence) => pounds(pence).replace('£-', '−£') }}
    >
      <path className="plot-area" d={area<[number, number]>().y0(y(0)).curve(curveMonotoneX)(points) ?? undefined} />
      <path className="plot-line" d={line().curve(curveMonotoneX)(points) ?? undefined} />
      {days
        .filter(({ givenBackPence }) => givenBackPence > 0)
        .map(({ day, givenBackPence }) => (
          <rect key={day} className="plot-back" x={at(day) - 4} y={y(0)} width={8} height={y(-givenBackPence) - y(0)}>
            <title>{`${dayName(day)}: ${formatPence(givenBackPence)} given back`}</title>
          </rect>
        ))}
      <DayNames days={days.map(({ day }) => day)} at={at} />
    </Plot>
  );
}
