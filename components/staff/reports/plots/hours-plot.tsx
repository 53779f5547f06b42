import { scaleBand, scaleLinear } from 'd3-scale';
import { formatClock } from '@/lib/time/london';
import { Plot, size } from './plot';

const clock = (hour: number) => (hour === 0 ? '12am' : formatClock(`${String(hour).padStart(2, '0')}:00`));

/** Conversations by the hour of London's clock at which they began. */
export function HoursPlot({ byHour }: { byHour: readonly number[] }) {
  const hours = byHour.map((count, hour) => ({ hour, count }));
  const y = scaleLinear([0, Math.max(4, ...byHour)], [size.height - size.bottom, size.top]).nice(4);
  const x = scaleBand(
    hours.map(({ hour }) => hour),
    [size.left, size.width - size.right],
  ).padding(0.2);
  const busiest = hours.toSorted((a, b) => b.count - a.count)[0];
  const total = byHour.reduce((sum, count) => sum + count, 0);
  return (
    <Plot
      title="Conversations by the hour they began, UK time"
      summary={
        busiest && total > 0
          ? `${total} in all; most, ${busiest.count}, between ${clock(busiest.hour)} and ${clock((busiest.hour + 1) % 24)}.`
          : 'None began.'
      }
      y={{ ticks: y.ticks(4).filter(Number.isInteger), at: y, says: String }}
    >
      {hours.map(({ hour, count }) => (
        <rect key={hour} className="plot-bar" x={x(hour)} y={y(count)} width={x.bandwidth()} height={y(0) - y(count)}>
          <title>{`${clock(hour)}: ${count}`}</title>
        </rect>
      ))}
      {hours
        .filter(({ hour }) => hour % 4 === 0)
        .map(({ hour }) => (
          <text
            key={hour}
            className="plot-word"
            x={(x(hour) ?? 0) + x.bandwidth() / 2}
            y={size.height - 6}
            textAnchor="middle"
          >
            {clock(hour)}
          </text>
        ))}
    </Plot>
  );
}
