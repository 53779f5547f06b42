import 'server-only';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clockTime } from '@/lib/content/schema/fields';
import { act } from '@/lib/desk/act/act';
import { done, refuse } from '@/lib/http/answer';
import { storableDay, storableId } from '@/lib/http/storable';
import { line } from '@/lib/text/line';
import { now } from '@/lib/time/clock';
import { londonInstant } from '@/lib/time/london';
import { endOverride, removeException, setException, setOverride } from './hours-store';

const why = line('Say why, in a few words.', 80);
const day = storableDay.refine((date) => date < '2100', { error: 'Choose a date.' });
const time = clockTime.or(z.literal('')).default('');

/** An override ends at a minute of London's clock. */
const overrideForm = z
  .strictObject({
    id: storableId(),
    state: z.enum(['open', 'closed'], { error: 'Choose open or closed.' }),
    date: day,
    time: clockTime,
    note: why,
  })
  .transform(({ date, time: at, ...rest }) => ({
    ...rest,
    until: new Date(londonInstant(Temporal.PlainDate.from(date), at).epochMilliseconds),
  }));

const exceptionForm = z
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

const page = '/staff/hours';
const past = 'That is over already. Choose a time that is still ahead.';

export const hoursActs = {
  'hours/override': act({
    may: 'set-hours',
    form: overrideForm,
    place: { scope: 'override', back: `${page}?refused=override#override` },
    record: ({ state, until }) => ({ action: 'override', subject: state, detail: { until: until.toISOString() } }),
    async run({ input, member, record }) {
      const isPast = input.until.getTime() <= now().epochMilliseconds;
      if (isPast) return refuse(422, 'past', past, { fields: { time: past } });
      await setOverride({ ...input, staffId: member.id }, record);
      return done({ ok: true }, { location: page });
    },
  }),

  'hours/override-end': act({
    may: 'set-hours',
    form: z.strictObject({}),
    place: { scope: 'override-end', back: page },
    record: () => ({ action: 'override-end' }),
    async run({ record }) {
      await endOverride(record);
      return done({ ok: true }, { location: page });
    },
  }),

  'hours/exception': act({
    may: 'set-hours',
    form: exceptionForm,
    place: { scope: 'exception', back: `${page}?refused=exception#exceptions` },
    record: ({ date }) => ({ action: 'exception', subject: date }),
    async run({ input, member, record }) {
      await setException(input, member.id, record);
      return done({ ok: true }, { location: `${page}#exceptions` });
    },
  }),

  'hours/exception-removed': act({
    may: 'set-hours',
    form: z.strictObject({ date: storableDay }),
    place: { scope: 'exception-removed', back: page },
    record: ({ date }) => ({ action: 'exception-removed', subject: date }),
    async run({ input: { date }, record }) {
      await removeException(date, record);
      return done({ ok: true }, { location: `${page}#exceptions` });
    },
  }),
};
