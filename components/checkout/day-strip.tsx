'use client';

import { useEffect, useRef, useState } from 'react';
import type { DayChoice } from '@/lib/basket/priced';

type Props = { days: readonly DayChoice[]; chosen: string };

const cell =
  'relative grid min-h-14 content-center rounded-lg border px-2 py-1.5 text-center leading-tight has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-clover';
const openCell = `${cell} cursor-pointer border-ink-soft bg-paper hover:bg-meadow has-checked:border-clover has-checked:border-2 has-checked:bg-meadow`;
const closedCell = `${cell} border-line border-dashed text-ink-soft`;

/**
 * The next days as radio buttons; the first stands for as soon as we can. Closed ones are there, named and shut. A day that
 * was chosen and is closed to another postcode stays chosen, so that it is refused in words and not exchanged in silence.
 */
export function DayStrip({ days, chosen }: Props) {
  const isOpen = (day: string) => days.some(({ date, closed }) => date === day && closed === null);
  const [picked, setPicked] = useState(isOpen(chosen) ? chosen : '');
  const strip = useRef<HTMLFieldSetElement>(null);
  // What was chosen before the script came.
  useEffect(() => setPicked((before) => checkedIn(strip.current) ?? before), []);
  const first = days.find(({ closed }) => closed === null)?.date;
  const lost = picked !== '' && !isOpen(picked);
  return (
    <>
      {lost ? <input type="hidden" name="day" value={picked} /> : null}
      {days.length > 1 ? (
        <fieldset id="day" ref={strip} onChange={() => setPicked(checkedIn(strip.current) ?? '')}>
          <legend className="mb-3 font-serif text-xl">When it comes</legend>
          {lost ? (
            <p role="status" className="mb-3 font-semibold text-problem">
              The day you chose is not open there. Please choose another.
            </p>
          ) : null}
          <ol className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
            {days.map(({ date, says, closed }) => (
              // One that opens, closes or becomes the first is another button, and is checked or not anew.
              <li key={`${date} ${closed} ${date === first}`} className="grid">
                <label className={closed === null ? openCell : closedCell}>
                  <input
                    type="radio"
                    name="day"
                    value={date === first ? '' : date}
                    disabled={closed !== null}
                    defaultChecked={picked === '' ? date === first : date === picked}
                    className="sr-only"
                  />
                  <time
                    dateTime={date}
                    className={`whitespace-nowrap ${closed === null ? 'font-semibold' : 'line-through'}`}
                  >
                    {says}
                  </time>
                  <span className="text-xs">{closed ?? (date === first ? 'first day' : '')}</span>
                </label>
              </li>
            ))}
          </ol>
        </fieldset>
      ) : null}
    </>
  );
}

const checkedIn = (strip: Element | null) => strip?.querySelector<HTMLInputElement>('input:checked')?.value;
