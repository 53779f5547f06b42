import { Temporal } from 'temporal-polyfill';
import { answerBy, chatState, closedSince, stateWords } from '@/lib/chat/hours/hours';
import { formatWhen } from '@/lib/time/format';
import { shopContent } from '../fixtures/content';

/** Prints what the shop's hours say at their edges, wherever this server stands (TZ). */
const rules = shopContent().chat;
const dates = ['2026-11-24', '2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'];
const times = ['07:59:59.999', '08:00:00.000', '19:59:59.999', '20:00:00.000', '20:30:00.000'];
const days = dates.flatMap((date) => [Temporal.PlainDate.from(date).subtract({ days: 1 }).toString(), date]);
const said = days.flatMap((date) =>
  times.map((time) => {
    const instant = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/London').toInstant();
    const state = chatState(instant, rules);
    const promised = answerBy(instant, rules, rules.answerWithinMinutes);
    return [
      `${date} ${time}`,
      state.open,
      String(state.changesAt),
      String(state.nextOpenAt),
      stateWords(instant, state),
      String(closedSince(instant, rules)),
      formatWhen(new Date(promised.epochMilliseconds)),
    ];
  }),
);
console.log(JSON.stringify({ hourHere: new Date('2026-11-24T12:00:00Z').getHours(), said }));
