import type { Temporal } from 'temporal-polyfill';
import { toLondon } from '@/lib/time/london';
import { decideDiscount, type Offer } from './discount';
import { discountWords } from './discount-words';
import type { BasketDiscount, PricedLine } from './priced';

type Facts = {
  offer: Offer | null;
  products: readonly { slug: string; category: string }[];
  instant: Temporal.Instant;
};
type Discounted = { lines: PricedLine[]; discount: BasketDiscount | null; freeDelivery: boolean };

/** The lines with what the basket's code takes off each of them, or with the reason why it takes nothing off. */
export function discounted(lines: PricedLine[], { offer, products, instant }: Facts): Discounted {
  if (!offer) return { lines, discount: null, freeDelivery: false };
  const { code, scope } = offer;
  const goods = lines.map(({ slug, grossPence }) => ({
    slug,
    grossPence,
    category: products.find((product) => product.slug === slug)?.category ?? '',
  }));
  const decision = decideDiscount(offer, goods, toLondon(instant).toPlainDate().toString());
  if (!decision.ok) {
    const { waits, says } = decision;
    return { lines, discount: { state: 'refused', code, waits, says }, freeDelivery: false };
  }
  const { pence, perLine, freeDelivery } = decision;
  const says = offer.discount ? discountWords(offer.discount, scope) : '';
  return {
    lines: lines.map((line, index) => ({ ...line, discountPence: perLine[index] ?? line.discountPence })),
    discount: { state: 'applied', code, pence, says },
    freeDelivery,
  };
}
