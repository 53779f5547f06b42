import 'server-only';
import { findVariant } from '@/lib/catalogue/find';
import type { EventContent } from '@/lib/chat/log/event-body';
import { content } from '@/lib/content/content';
import { parsePostcode } from '@/lib/content/postcode';
import { type Result, refused } from '@/lib/result';
import { now } from '@/lib/time/clock';
import { deliveryFacts, productFacts } from './facts';
import type { CardForm } from './form';

type Card = Result<{ said: EventContent }, { field: string }>;
const no = (field: string, message: string): Card => ({ ...refused(message), field });
const notSold = 'We do not sell that any more. Please choose something else.';

/** What a form asks to be sent, filled with today's facts; or why it can't be. */
export function cardFor(form: CardForm): Card {
  const { products, delivery } = content();
  if (form.card === 'offer') {
    const gone = form.lines.find(({ variant }) => !findVariant(products, variant));
    if (gone) return no('lines', notSold);
    return { ok: true, said: { kind: 'basket_offer', body: { lines: form.lines, text: form.text } } };
  }
  const found = findVariant(products, form.variant);
  if (!found) return no('variant', notSold);
  const { product, variant } = found;
  if (form.card === 'product')
    return { ok: true, said: { kind: 'product_card', body: { variant: variant.sku, text: form.text } } };
  if (form.card !== 'delivery') {
    const facts = productFacts(form.card, product, variant);
    return { ok: true, said: { kind: 'fact_card', body: { about: form.card, ...facts, variant: variant.sku } } };
  }
  const postcode = parsePostcode(form.postcode);
  if (!postcode.ok) return no('postcode', postcode.message);
  const facts = deliveryFacts({ postcode, product, rules: delivery, instant: now() });
  const body = { about: 'delivery', ...facts, variant: variant.sku, postcode: postcode.postcode } as const;
  return { ok: true, said: { kind: 'fact_card', body } };
}
