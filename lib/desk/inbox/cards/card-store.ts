import 'server-only';
import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { findVariant } from '@/lib/catalogue/find';
import type { EventContent } from '@/lib/chat/log/event-body';
import { content } from '@/lib/content/content';
import { parsePostcode } from '@/lib/content/postcode';
import { storableId } from '@/lib/http/storable';
import { type Result, refused } from '@/lib/result';
import { optionalLines } from '@/lib/text/line';
import { now } from '@/lib/time/clock';
import { deliveryFacts, factKinds, productFacts } from './facts';
import { readOffer } from './offer-lines';

const words = optionalLines(500);
const shared = { conversation: storableId(), id: storableId() };

/** What can be sent besides words. The form's button says which; everything on it is looked up again here. */
export const cardForm = z.discriminatedUnion('card', [
  z.object({ ...shared, card: z.literal('product'), variant: sku, text: words }),
  z.object({
    ...shared,
    card: z.literal('offer'),
    lines: z
      .string()
      .max(4_000)
      .transform(readOffer)
      .refine((lines) => lines.length > 0, { error: 'Put something into the basket first.' }),
    text: words,
  }),
  z.object({ ...shared, card: z.enum(factKinds), variant: sku, postcode: z.string().default('') }),
]);
type CardForm = z.infer<typeof cardForm>;

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
