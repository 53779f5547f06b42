import { Temporal } from 'temporal-polyfill';
import { parsePostcode } from '@/lib/content/postcode';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import { type JourneyDay, journeyDays, leavesFor } from '@/lib/delivery/journey';
import { zoneFor } from '@/lib/delivery/zones';
import { dateInLondon } from '@/lib/time/format';
import { isEmptied, type OrderFacts } from './timeline';

type Facts = {
  facts: { order: OrderFacts['order'] & { postcode: string }; shipments: OrderFacts['shipments'] };
  lines: readonly { storage: 'chilled' | 'ambient' }[];
  rules: DeliveryRules;
  today: Temporal.PlainDate;
};

const plain = (date: Date) => Temporal.PlainDate.from(dateInLondon(date));

/** The days of an order's own parcel, from the order to the door; none of one that does not go there, or is late. */
export function orderJourney({ facts: { order, shipments }, lines, rules, today }: Facts): JourneyDay[] {
  const own = shipments.find(({ kind }) => kind === 'order');
  const postcode = parsePostcode(order.postcode);
  if (order.status !== 'paid' || !own || own.status === 'cancelled' || isEmptied(own) || !postcode.ok) return [];
  const zone = zoneFor(postcode, rules);
  const { deliveredAt, dispatchedAt } = own;
  const promised = own.promisedDate ?? order.promisedDate;
  const deliverOn = deliveredAt ? plain(deliveredAt) : promised ? Temporal.PlainDate.from(promised) : null;
  if (!deliverOn || !zone.service) return [];
  if (!deliveredAt && Temporal.PlainDate.compare(deliverOn, today) < 0) return [];
  const parcel = {
    storage: lines.some(({ storage }) => storage === 'chilled') ? 'chilled' : 'ambient',
    region: zone.region,
    rules,
  } as const;
  return journeyDays({
    ...parcel,
    from: plain(order.placedAt),
    today,
    dispatchOn: dispatchedAt
      ? plain(dispatchedAt)
      : leavesFor(deliverOn, { ...parcel, workingDays: zone.service.workingDays }),
    deliverOn,
    words: { first: 'You ordered', ...(deliveredAt ? { last: 'Delivered' } : {}) },
  });
}
