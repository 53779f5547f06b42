import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { sumOf, type ToPackDay } from '@/lib/desk/reports/overview';
import { DayNames, dayName, Plot, size } from './plot';

const parts = ['late', 'atRisk', 'onTime'] as const;
const words = { late: 'late', atRisk: 'at risk', onTime: 'in time' };

/** Parcels that have not left, by the day promised: late, at risk, in time. */
export function WaitingPlot({ days }: { days: readonly ToPackDay[] }) {
  const most = Math.max(4, ...days.map(({ late, atRisk, onTime }) => late + atRisk + onTime));
  const y = scaleLinear([0, most], [size.height - size.bottom, size.top]).nice(4);
  const x = scaleBand(
    days.map(({ day }) => day),
    [size.left, size.width - size.right],
  )
    .paddingInner(0.25)
    .paddingOuter(0.15);
  const layers = stack<ToPackDay, (typeof parts)[number]>().keys(parts)([...days]);
  return (
    <Plot
      title="Parcels that have not left, by the day promised"
      summary={parts.map((part) => `${sumOf(days, part)} ${words[part]}`).join(', ')}
      y={{ ticks: y.ticks(4), at: y, says: String }}
    >
      {layers.flatMap((layer) =>
        layer.map(([from, to], index) => {
          const day = days[index]?.day ?? '';
          return (
            <rect
              key={`${layer.key}-${day}`}
              className="plot-part"
              data-part={layer.key}
              x={x(day)}
              y={y(to)}
              width={x.bandwidth()}
              height={y(from) - y(to)}
            >
              <title>{`${dayName(day)}: ${to - from} ${words[layer.key]}`}</title>
            </rect>
          );
        }),
      )}
      <DayNames days={days.map(({ day }) => day)} at={(day) => (x(day) ?? 0) + x.bandwidth() / 2} />
    </Plot>
  );
}
