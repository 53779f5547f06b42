import type { Temporal } from 'temporal-polyfill';
import { isCarrierDay } from './calendar';
import { type Dispatch, dispatches, type PromiseAsk } from './promise';

/** A day that a buyer may choose, or why they may not. */
export type DeliveryDay = { date: Temporal.PlainDate } & (
  | { open: true; dispatch: Dispatch }
  | { open: false; why: string }
);

/**
 * The days from the first that can be promised, as many as content says, each with the last dispatch that arrives on it:
 * what leaves later is fresher. A day on which nothing can arrive says why.
 */
export function deliveryDays(ask: PromiseAsk): DeliveryDay[] {
  const { zone, rules } = ask;
  const arriving = new Map<string, Dispatch>();
  let first: Temporal.PlainDate | null = null;
  for (const dispatch of dispatches(ask)) {
    first ??= dispatch.deliverOn;
    if (first.until(dispatch.deliverOn).days >= rules.choiceDays) break;
    arriving.set(dispatch.deliverOn.toString(), dispatch);
  }
  if (!zone.service || !first) return [];
  const from = first;
  return Array.from({ length: rules.choiceDays }, (_, index) => {
    const date = from.add({ days: index });
    const dispatch = arriving.get(date.toString());
    return dispatch ? { date, open: true, dispatch } : { date, open: false, why: whyClosed(date, ask) };
  });
}

function whyClosed(date: Temporal.PlainDate, { zone, storage, rules }: PromiseAsk): string {
  const off = rules.carrierClosures.find(
    (closure) => closure.date === date.toString() && closure.regions.includes(zone.region),
  );
  if (off) return off.note;
  if (!isCarrierDay(date, zone.region, rules)) return 'No deliveries';
  return storage === 'chilled' ? 'Nothing chilled' : 'Nothing arrives';
}
