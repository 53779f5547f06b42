import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clockTime, isoDate } from '@/lib/content/schema/fields';
import { londonInstant } from '@/lib/time/london';

const why = z
  .string()
  .trim()
  .min(1, { error: 'Say why, in a few words.' })
  .max(80, { error: 'Use at most 80 letters.' });
const day = isoDate.refine((date) => date < '2100', { error: 'Choose a date.' });
const time = clockTime.or(z.literal('')).default('');

/** An override ends at a minute of London's clock. */
export const overrideForm = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(['open', 'closed'], { error: 'Choose open or closed.' }),
    date: day,
    time: clockTime,
    note: why,
  })
  .transform(({ date, time: at, ...rest }) => ({
    ...rest,
    until: new Date(londonInstant(Temporal.PlainDate.from(date), at).epochMilliseconds),
  }));

export const exceptionForm = z
  .strictObject({ date: day, note: why, closed: z.literal('on').optional(), opens: time, closes: time })
  .refine(({ closed, opens, closes }) => closed || (opens !== '' && closes !== ''), {
    path: ['opens'],
    error: 'Give both times, or tick that it is closed all day.',
  })
  .refine(({ closed, opens, closes }) => closed || opens < closes, {
    path: ['closes'],
    error: 'It has to close after it opens.',
  })
  .transform(({ date, note, closed, opens, closes }) => ({
    date,
    note,
    closed: closed === 'on',
    opens: closed ? null : opens,
    closes: closed ? null : closes,
  }));
