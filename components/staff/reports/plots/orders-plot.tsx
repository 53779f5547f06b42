import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type Day, sumOf, weekMean } from '@/lib/desk/reports/overview';
import { DayNames, dayName, Plot, size } from './plot';

/** Orders by day as bars, with the mean of the week up to each day as a line. */
export function OrdersPlot({ days }: { days: readonly Day[] }) {
  const most = Math.max(4, ...days.map(({ orders }) => orders));
  const y = scaleLinear([0, most], [size.height - size.bottom, size.top]).nice(4);
  const x = scaleBand(
    days.map(({ day }) => day),
    [size.left, size.width - size.right],
  ).padding(0.25);
  const centre = (day: string) => (x(day) ?? 0) + x.bandwidth() / 2;
  const means = weekMean(days.map(({ orders }) => orders)).flatMap((mean, index): [number, number][] =>
    mean === null ? [] : [[centre(days[index]?.day ?? ''), y(mean)]],
  );
  return (
    <Plot
      title="Orders paid, by day; the line is the week’s mean"
      summary={`${sumOf(days, 'orders')} in ${days.length} days, at most ${Math.max(...days.map(({ orders }) => orders))} in one day.`}
      y={{ ticks: y.ticks(4), at: y, says: String }}
    >
      {days.map(({ day, orders }) => (
        <rect key={day} className="plot-bar" x={x(day)} y={y(orders)} width={x.bandwidth()} height={y(0) - y(orders)}>
          <title>{`${dayName(day)}: ${orders}`}</title>
        </rect>
      ))}
      <path className="plot-line" d={line()(means) ?? undefined} />
      <DayNames days={days.map(({ day }) => day)} at={centre} />
    </Plot>
  );
}
