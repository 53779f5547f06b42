import { findVariant, variantHref } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import { unitPrice } from '@/lib/content/unit-price';
import { addPence, formatPence, timesPence, toPence } from '@/lib/money/pence';
import { formatWhen } from '@/lib/time/format';
import { contentOf, type EventContent } from './event-body';
import type { WireCard, WireEvent } from './wire';

type Stored = Pick<WireEvent, 'seq' | 'author'> & {
  clientId: string;
  kind: string;
  body: unknown;
  at: Date;
  redactedAt: Date | null;
};
const unknownTitle = 'A product we no longer sell';

function productOf(sku: string, products: readonly Product[]) {
  const found = findVariant(products, sku);
  return {
    title: found?.product.title ?? unknownTitle,
    label: found?.variant.label ?? '',
    href: found ? variantHref(found.product, found.variant) : null,
    picture: found?.product.image.src ?? null,
    pence: toPence(found?.variant.pricePence ?? 0),
    unitPrice: found ? unitPrice(found.variant.pricePence, found.variant.netQuantity).beside : '',
  };
}

function cardOf({ kind, body }: EventContent, products: readonly Product[]): WireCard | null {
  switch (kind) {
    case 'product_card': {
      const { pence, ...product } = productOf(body.variant, products);
      return { type: 'product', variant: body.variant, ...product, price: formatPence(pence) };
    }
    case 'basket_offer': {
      const priced = body.lines.map(({ variant, quantity }) => {
        const { title, label, pence } = productOf(variant, products);
        return { title, label, quantity, pence: timesPence(pence, quantity) };
      });
      return {
        type: 'basket',
        lines: priced.map(({ pence, ...line }) => ({ ...line, price: formatPence(pence) })),
        total: formatPence(addPence(...priced.map(({ pence }) => pence))),
      };
    }
    case 'basket_taken':
      return { type: 'taken', seq: body.seq, missing: body.missing.map((sku) => productOf(sku, products).title) };
    case 'fact_card':
      return { type: 'facts', title: body.title, facts: body.facts };
    case 'order_link':
      return { type: 'order', number: body.number, action: body.action };
    case 'image':
      return { type: 'image', id: body.imageId, width: body.width, height: body.height };
    case 'rating':
      return { type: 'rating', score: body.score };
    case 'status':
      return body.status === 'snoozed' ? null : { type: 'status', status: body.status };
    case 'redact':
      return { type: 'redaction', seq: body.seq };
    default:
      return null;
  }
}

/** An event as a browser gets it. What is redacted has no words and no card any more. */
export function wireEvent(stored: Stored, staffName: string | null, products: readonly Product[]): WireEvent {
  const { seq, clientId, author, at, redactedAt } = stored;
  const event = contentOf(stored);
  const redacted = redactedAt !== null;
  return {
    seq,
    id: clientId,
    kind: event.kind,
    author,
    name: staffName?.split(' ')[0] ?? null,
    text: !redacted && 'text' in event.body ? event.body.text : '',
    card: redacted ? null : cardOf(event, products),
    redacted,
    at: at.toISOString(),
    when: formatWhen(at),
  };
}
