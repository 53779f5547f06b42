import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { cleanText } from '@/lib/chat/visitor/message';
import { factKinds } from './facts';
import { readOffer } from './offer-lines';

const words = z.string().max(500, { error: 'Please keep it under 500 characters.' }).transform(cleanText).default('');
const shared = { conversation: z.uuid(), id: z.uuid() };

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
  z.object({ ...shared, card: z.enum(factKinds), variant: sku, postcode: z.string().max(12).default('') }),
]);
export type CardForm = z.infer<typeof cardForm>;
