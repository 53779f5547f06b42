import type { ReactNode } from 'react';

/** The drawing's own units; it scales with its column, and its words with it. */
export const size = { width: 440, height: 200, left: 40, right: 20, top: 10, bottom: 24 };

type Axis = { ticks: readonly number[]; at: (value: number) => number; says: (value: number) => string };
type Props = { title: string; summary: string; y: Axis; children: ReactNode };

/** A picture of figures that a table beside it says too; for those who don't see it, one sentence. */
export function Plot({ title, summary, y, children }: Props) {
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={`${title}. ${summary}`} viewBox={`0 0 ${size.width} ${size.height}`}>
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'plot-axis' : 'plot-grid'}
              x1={size.left}
              x2={size.width - size.right}
              y1={y.at(tick)}
              y2={y.at(tick)}
            />
            <text className="plot-word" x={size.left - 6} y={y.at(tick) + 4} textAnchor="end">
              {y.says(tick)}
            </text>
          </g>
        ))}
        {children}
      </svg>
    </figure>
  );
}

/** The names of days under a plot, as many as have room. */
export function DayNames({ days, at }: { days: readonly string[]; at: (day: string) => number }) {
  const every = Math.max(1, Math.ceil(days.length / 5));
  return days
    .filter((_, index) => (days.length - 1 - index) % every === 0)
    .map((day) => (
      <text key={day} className="plot-word" x={at(day)} y={size.height - 6} textAnchor="middle">
        {dayName(day)}
      </text>
    ));
}

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
/** '24 Nov' of 2026-11-24. */
export const dayName = (day: string): string => (day ? short.format(new Date(`${day}T00:00:00Z`)) : 'no day');
