import type { Temporal } from 'temporal-polyfill';
import type { DeliveryRules, Region } from '@/lib/content/schema/delivery';
import { formatDay } from '@/lib/time/london';
import { isCarrierDay, isDispatchDay, type Storage } from './calendar';

/** `date` is ISO 8601; `weekday` and `day` are 'Tue' and '1 Dec'. */
export type JourneyDay = { date: string; weekday: string; day: string; says: string; isToday: boolean };

type Ask = {
  from: Temporal.PlainDate;
  today: Temporal.PlainDate;
  dispatchOn: Temporal.PlainDate;
  deliverOn: Temporal.PlainDate;
  storage: Storage;
  region: Region;
  rules: DeliveryRules;
  /** What is said of the first day and of the last. */
  words?: { first?: string; last?: string };
};

/** So many days stand beside each other on a phone; of a longer journey the first and the last are told. */
const mostDays = 7;

/** A parcel's days, from the order to the door, each with what happens on it. Where nothing does it says nothing. */
export function journeyDays(ask: Ask): JourneyDay[] {
  const { from, today, deliverOn } = ask;
  const length = Math.max(0, from.until(deliverOn).days) + 1;
  const all = Array.from({ length }, (_, index) => from.add({ days: index }));
  const told =
    length > mostDays
      ? all.filter((date, index) => index === 0 || index > length - mostDays || date.equals(today))
      : all;
  return told.map((date) => {
    const [weekday = '', ...day] = formatDay(date).split(' ');
    return { date: date.toString(), weekday, day: day.join(' '), says: saysOf(date, ask), isToday: date.equals(today) };
  });
}

function saysOf(date: Temporal.PlainDate, ask: Ask): string {
  const { from, dispatchOn, deliverOn, storage, region, rules, words } = ask;
  const isBefore = (other: Temporal.PlainDate) => date.until(other).days > 0;
  if (date.equals(deliverOn)) return words?.last ?? 'With you';
  if (date.equals(dispatchOn)) return 'Leaves us';
  if (date.equals(from) && words?.first) return words.first;
  if (isBefore(dispatchOn)) return isDispatchDay(date, storage, rules) ? '' : 'Nothing leaves';
  return isCarrierDay(date, region, rules) ? 'On its way' : 'No deliveries';
}

/** The last day on which a parcel leaves that shall arrive on a day. */
export function leavesFor(
  deliverOn: Temporal.PlainDate,
  { storage, region, rules, workingDays }: Pick<Ask, 'storage' | 'region' | 'rules'> & { workingDays: number },
): Temporal.PlainDate {
  let date = deliverOn;
  let left = workingDays;
  for (let step = 0; step < 30 && (left > 0 || !isDispatchDay(date, storage, rules)); step++) {
    date = date.subtract({ days: 1 });
    if (isCarrierDay(date.add({ days: 1 }), region, rules)) left -= 1;
  }
  return date;
}
