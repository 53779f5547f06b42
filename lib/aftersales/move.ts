import { Temporal } from 'temporal-polyfill';
import { parcelOf } from '@/lib/basket/price';
import type { Product } from '@/lib/content/graph';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { addCarrierDays, isCarrierDay, type Storage } from '@/lib/delivery/calendar';
import { deliveryPromise } from '@/lib/delivery/promise';
import { notTaken } from '@/lib/delivery/rule-words';
import { deliveryPrice } from '@/lib/delivery/threshold';
import { toPence } from '@/lib/money/pence';
import { type Result, refused } from '@/lib/result';

type Line = { slug: string; title: string; storage: Storage };
type Facts = {
  lines: readonly Line[];
  zone: Zone;
  instant: Temporal.Instant;
  rules: DeliveryRules;
  products: readonly Product[];
};

/** The day on which lines sent now arrive in a zone, or why they can't. The order's own lines say what is chilled. */
export function dayFor({ lines, zone, instant, rules, products }: Facts): Result<{ day: string }> {
  for (const { slug, title, storage } of lines) {
    const product = products.find((one) => one.slug === slug);
    const refusal = notTaken({ title, storage, category: product?.category, label: product?.label }, zone);
    if (refusal) return refused(refusal);
  }
  const { maxTransitHours } = parcelOf(lines, products);
  const storage = lines.some((line) => line.storage === 'chilled') ? 'chilled' : 'ambient';
  const promise = deliveryPromise({ instant, zone, storage, maxTransitHours, rules });
  return promise.state === 'promised' ? { ok: true, day: promise.deliverOn.toString() } : refused(promise.says);
}

type Order = {
  zone: string;
  goodsPence: number;
  discountPence: number;
  deliveryPence: number;
  promisedDate: string | null;
};
export type Move = Result<{ day: string | null; extraPence: number }>;

/**
 * What it means for a paid order to go somewhere else: whether it can, what delivery there costs more than was paid, and
 * the promised day, which is kept wherever it can be.
 */
export function moveOrder(order: Order, facts: Facts): Move {
  const { zone, rules } = facts;
  if (zone.id === order.zone) return { ok: true, day: order.promisedDate, extraPence: 0 };
  const fresh = dayFor(facts);
  if (!fresh.ok) return fresh;
  const price = deliveryPrice(toPence(order.goodsPence - order.discountPence), zone, rules) ?? 0;
  const extraPence = Math.max(0, price - order.deliveryPence);
  return { ok: true, day: keptDay(order.promisedDate, fresh.day, zone, rules), extraPence };
}

function keptDay(promised: string | null, earliest: string, zone: Zone, rules: DeliveryRules): string {
  if (!promised || promised < earliest) return earliest;
  const date = Temporal.PlainDate.from(promised);
  return isCarrierDay(date, zone.region, rules) ? promised : addCarrierDays(date, 1, zone.region, rules).toString();
}
