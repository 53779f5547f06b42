import { scaleBand, scaleLinear } from 'd3-scale';
import { Plot, size } from './plot';

type Share = { name: string; count: number; part?: 'onTime' | 'late' | 'atRisk' };
type Props = { title: string; summary: string; shares: readonly Share[] };

/** A few counts side by side, each with its figure on top. */
export function SharesPlot({ title, summary, shares }: Props) {
  const y = scaleLinear(
    [0, Math.max(4, ...shares.map(({ count }) => count))],
    [size.height - size.bottom, size.top + 14],
  ).nice(4);
  const x = scaleBand(
    shares.map(({ name }) => name),
    [size.left, size.width - size.right],
  ).padding(0.35);
  return (
    <Plot title={title} summary={summary} y={{ ticks: y.ticks(4).filter(Number.isInteger), at: y, says: String }}>
      {shares.map(({ name, count, part }) => (
        <g key={name}>
          <rect
            className={part ? 'plot-part' : 'plot-bar'}
            data-part={part}
            x={x(name)}
            y={y(count)}
            width={x.bandwidth()}
            height={y(0) - y(count)}
          />
          <text className="plot-word" x={(x(name) ?? 0) + x.bandwidth() / 2} y={y(count) - 5} textAnchor="middle">
            {count}
          </text>
          <text className="plot-word" x={(x(name) ?? 0) + x.bandwidth() / 2} y={size.height - 6} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </Plot>
  );
}
