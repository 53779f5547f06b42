import type { JourneyDay } from '@/lib/delivery/journey';

/** A parcel's days beside each other, today marked. */
export function DayLine({ days }: { days: readonly JourneyDay[] }) {
  return (
    <ol className="day-line" aria-label="Day by day">
      {days.map(({ date, weekday, day, says, isToday }) => (
        <li key={date} aria-current={isToday ? 'date' : undefined} data-quiet={says.startsWith('No') ? '' : undefined}>
          <time dateTime={date}>
            <b>{weekday}</b> {day}
          </time>
          <span>
            {isToday ? 'Today' : ''}
            {isToday && says ? ': ' : ''}
            {says}
          </span>
        </li>
      ))}
    </ol>
  );
}
