import type { DayChoice } from '@/lib/basket/priced';

type Props = { days: readonly DayChoice[]; chosen: string };

const cell =
  'relative grid min-h-14 content-center rounded-lg border px-2 py-1.5 text-center leading-tight has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-clover';
const openCell = `${cell} cursor-pointer border-ink-soft bg-paper hover:bg-meadow has-checked:border-clover has-checked:border-2 has-checked:bg-meadow`;
const closedCell = `${cell} border-line border-dashed text-ink-soft`;

/** The next days as radio buttons; the first stands for as soon as we can. Closed ones are there, named and shut. */
export function DayStrip({ days, chosen }: Props) {
  const first = days.find(({ closed }) => closed === null);
  const holds = days.some(({ date, closed }) => date === chosen && closed === null);
  return (
    <fieldset id="day">
      <legend className="mb-3 font-serif text-xl">When it comes</legend>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
        {days.map(({ date, says, closed }) => (
          <li key={date} className="grid">
            <label className={closed === null ? openCell : closedCell}>
              <input
                type="radio"
                name="day"
                value={date === first?.date ? '' : date}
                disabled={closed !== null}
                defaultChecked={holds ? date === chosen : date === first?.date}
                className="sr-only"
              />
              <time
                dateTime={date}
                className={`whitespace-nowrap ${closed === null ? 'font-semibold' : 'line-through'}`}
              >
                {says}
              </time>
              <span className="text-xs">{closed ?? (date === first?.date ? 'first day' : '')}</span>
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
