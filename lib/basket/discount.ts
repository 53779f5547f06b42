import type { Temporal } from 'temporal-polyfill';
import type { Discount } from '@/lib/content/schema/discount';
import { isForProduct, takenOff } from '@/lib/content/taken-off';
import { addPence, formatPence, type Pence, toPence } from '@/lib/money/pence';
import { apportion } from '@/lib/money/vat';
import { formatLongDate } from '@/lib/time/format';
import { toLondon } from '@/lib/time/london';
import { discountWords } from './discount-words';
import type { BasketDiscount, PricedLine } from './priced';

/** How often a code has been used, as far as it counts here. Of an address nothing is known before it is typed. */
export type DiscountUsage = { total: number; byAddress: number; orderedBefore: boolean };
export const neverUsed: DiscountUsage = { total: 0, byAddress: 0, orderedBefore: false };

/** A code that somebody has typed, with what content says of it: nothing, where it was taken out since. */
export type Offer = {
  code: string;
  discount: Discount | null;
  /** What it is for, in words; empty where it is for everything. */
  scope: string;
  usage: DiscountUsage;
};
type Goods = { slug: string; category: string | undefined; grossPence: Pence };

export type Decision =
  | { ok: true; pence: Pence; perLine: Pence[]; discount: Discount }
  /** It `waits` where other goods in the basket would let it hold. */
  | { ok: false; waits: boolean; says: string };

const refuse = (says: string): Decision => ({ ok: false, waits: false, says });
const waits = (says: string): Decision => ({ ok: false, waits: true, says });

/** Whether a code holds for these goods on this London day, and what it takes off each line: parts that sum to the whole. */
export function decideDiscount(
  { code, discount, scope, usage }: Offer,
  goods: readonly Goods[],
  today: string,
): Decision {
  if (!discount) return refuse(`${code} is not a code of ours any more.`);
  const { from, until, minimumPence = 0 } = discount;
  if (from && today < from) return refuse(`${code} starts on ${formatLongDate(from)}.`);
  if (until && today > until) return refuse(`${code} ended on ${formatLongDate(until)}.`);
  const used = usedUp({ code, discount, usage });
  if (used) return refuse(used);
  const weights = goods.map((line) => (isForProduct(discount, line) ? line.grossPence : 0));
  const eligible = toPence(weights.reduce<number>((sum, weight) => sum + weight, 0));
  if (eligible === 0)
    return waits(scope ? `${code} is for ${scope}. Add some to use it.` : `Add something to use ${code}.`);
  if (eligible < minimumPence)
    return waits(`Spend ${formatPence(minimumPence - eligible)} more${scope && ` on ${scope}`} to use ${code}.`);
  const pence = takenOff(discount, eligible, addPence(...goods.map(({ grossPence }) => grossPence)));
  return { ok: true, pence, perLine: apportion(pence, weights), discount };
}

/** Why nobody, or this address, can use a code again; null while they can. */
export function usedUp({
  code,
  discount,
  usage,
}: Pick<Offer, 'code' | 'usage'> & { discount: Discount }): string | null {
  const { firstOrderOnly } = discount;
  const { total = Number.POSITIVE_INFINITY, perAddress = Number.POSITIVE_INFINITY } = discount.uses;
  if (usage.total >= total) return `${code} has been used as often as it can be.`;
  if (usage.byAddress >= perAddress) return `${code} has been used with this e-mail address before.`;
  if (firstOrderOnly && (usage.orderedBefore || usage.byAddress > 0))
    return `${code} is for a first order, and this e-mail address has ordered before.`;
  return null;
}

type Facts = {
  offer: Offer | null;
  products: readonly { slug: string; category: string }[];
  instant: Temporal.Instant;
  /** Where the basket goes, if that is known and nothing makes delivery free there. */
  neverFreeTo?: string | undefined;
};
type Discounted = { lines: PricedLine[]; discount: BasketDiscount | null; freeDelivery: boolean };

/** The lines with what the basket's code takes off each of them, or with the reason why it takes nothing off. */
export function discounted(lines: PricedLine[], { offer, products, instant, neverFreeTo }: Facts): Discounted {
  if (!offer) return { lines, discount: null, freeDelivery: false };
  const { code, scope } = offer;
  const goods = lines.map(({ slug, grossPence }) => ({
    slug,
    grossPence,
    category: products.find((product) => product.slug === slug)?.category,
  }));
  const decision = decideDiscount(offer, goods, toLondon(instant).toPlainDate().toString());
  if (!decision.ok) {
    const { waits, says } = decision;
    return { lines, discount: { state: 'refused', code, waits, says }, freeDelivery: false };
  }
  const { pence, perLine, discount } = decision;
  if (neverFreeTo && discount.freeDelivery && pence === 0) {
    const says = `${code} gives free delivery, and we can’t deliver free to ${neverFreeTo}.`;
    return { lines, discount: { state: 'refused', code, waits: true, says }, freeDelivery: false };
  }
  return {
    lines: lines.map((line, index) => ({ ...line, discountPence: perLine[index] ?? line.discountPence })),
    discount: { state: 'applied', code, pence, says: discountWords(discount, scope, neverFreeTo) },
    freeDelivery: discount.freeDelivery,
  };
}
