import type { Temporal } from 'temporal-polyfill';
import { parcelOf } from '@/lib/basket/price';
import type { Product } from '@/lib/content/graph';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import type { Storage } from '@/lib/delivery/calendar';
import { deliveryPromise, dispatches } from '@/lib/delivery/promise';
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

/**
 * The day on which lines sent from now on arrive in a zone, not before some day; or why they can't. The order's own lines
 * say what is chilled.
 */
export function dayFor(
  { lines, zone, instant, rules, products }: Facts,
  notBefore: string | null = null,
): Result<{ day: string }> {
  for (const { slug, title, storage } of lines) {
    const product = products.find((one) => one.slug === slug);
    const refusal = notTaken({ title, storage, category: product?.category, label: product?.label }, zone);
    if (refusal) return refused(refusal);
  }
  const { maxTransitHours } = parcelOf(lines, products);
  const storage = lines.some((line) => line.storage === 'chilled') ? 'chilled' : 'ambient';
  const ask = { instant, zone, storage, maxTransitHours, rules } as const;
  const promise = deliveryPromise(ask);
  if (promise.state !== 'promised') return refused(promise.says);
  const days = Array.from(dispatches(ask), ({ deliverOn }) => deliverOn.toString());
  return { ok: true, day: days.find((day) => notBefore === null || day >= notBefore) ?? promise.deliverOn.toString() };
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
 * the promised day, which is kept wherever something can arrive on it.
 */
export function moveOrder(order: Order, facts: Facts): Move {
  const { zone, rules } = facts;
  if (zone.id === order.zone) return { ok: true, day: order.promisedDate, extraPence: 0 };
  const fresh = dayFor(facts, order.promisedDate);
  if (!fresh.ok) return fresh;
  const price = deliveryPrice(toPence(order.goodsPence - order.discountPence), zone, rules) ?? 0;
  const extraPence = Math.max(0, price - order.deliveryPence);
  return { ok: true, day: fresh.day, extraPence };
}
