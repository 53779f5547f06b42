import { toPence } from '@/lib/money/pence';
import type { DeliveryRules } from '../../schema/delivery';
import type { Discount } from '../../schema/discount';
import { isForProduct, leastPaymentPence, takenOff } from '../../taken-off';

export type Sold = { slug: string; category: string; name: string; pricePence: number };
type Found = { totalPence: number; basket: [quantity: number, name: string][] };

/** No code that takes more than this off one order is looked at further: it would take long, and be a slip of the fingers. */
const mostLookedAt = 200_000;

/** Of each sum that these come to, up to `most`, the fewest of them; a step is the one that was added last. */
function sumsOf(sold: readonly Sold[], most: number): Map<number, { count: number; last: Sold | null }> {
  const sums = new Map<number, { count: number; last: Sold | null }>([[0, { count: 0, last: null }]]);
  for (let sum = 1; sum <= most; sum += 1)
    for (const last of sold) {
      const before = sums.get(sum - last.pricePence);
      if (before && before.count + 1 < (sums.get(sum)?.count ?? Infinity))
        sums.set(sum, { count: before.count + 1, last });
    }
  return sums;
}

function basketOf(sums: ReturnType<typeof sumsOf>, sum: number): Map<string, number> {
  const many = new Map<string, number>();
  for (let left = sum; left > 0; ) {
    const last = sums.get(left)?.last;
    if (!last) break;
    many.set(last.name, (many.get(last.name) ?? 0) + 1);
    left -= last.pricePence;
  }
  return many;
}

/** Goods above this leave enough to pay, or leave as little as fewer do. */
function mostGoods(discount: Discount, sold: readonly Sold[]): number {
  const { percent, amountPence = 0, maximumPence = Infinity, minimumPence = 0 } = discount;
  const byShare = percent === undefined ? amountPence : (31 * percent) / (100 - percent);
  const most = Math.min(byShare, maximumPence);
  const any = minimumPence + Math.max(0, ...sold.map(({ pricePence }) => pricePence));
  return Math.min(most === Infinity ? any : Math.ceil(most) + leastPaymentPence, mostLookedAt);
}

/** The smallest basket with which a code leaves something to pay, and less than any card can be charged; null if none does. */
export function tooSmallWith(
  discount: Discount,
  sold: readonly Sold[],
  { zones, free }: Pick<DeliveryRules, 'zones' | 'free'>,
): Found | null {
  const deliveries = zones.flatMap(({ id, service }) =>
    service ? [discount.freeDelivery && free.zones.includes(id) ? 0 : service.pricePence] : [],
  );
  const cheap = [...new Set(deliveries)].filter((pence) => pence < leastPaymentPence);
  if (cheap.length === 0) return null;
  const [meant, besides] = [true, false].map((is) => sold.filter((one) => isForProduct(discount, one) === is));
  const eligible = sumsOf(meant ?? [], mostGoods(discount, meant ?? []));
  const others = sumsOf(besides ?? [], leastPaymentPence);
  let found: (Found & { count: number }) | null = null;
  for (const [sum, { count }] of eligible) {
    if (sum === 0 || sum < (discount.minimumPence ?? 0)) continue;
    for (const [beside, { count: more }] of others) {
      if (found && found.count <= count + more) continue;
      const goods = sum + beside;
      const charged = goods - takenOff(discount, toPence(sum), toPence(goods));
      const totalPence = cheap.map((pence) => charged + pence).find((pence) => pence > 0 && pence < leastPaymentPence);
      if (totalPence === undefined) continue;
      const basket = [...basketOf(eligible, sum), ...basketOf(others, beside)];
      found = { count: count + more, totalPence, basket: basket.map(([name, quantity]) => [quantity, name]) };
    }
  }
  return found && { totalPence: found.totalPence, basket: found.basket };
}
