import { z } from 'zod';
import { maxQuantity, sku } from './lines';

const message = `Choose a whole number from 0 to ${maxQuantity}.`;
const exact = z.int({ error: message }).min(0, { error: message }).max(maxQuantity, { error: message });
/** Forms send text: digits only, so that '1e2', '1.5', '-1' and ' 1' are refused rather than understood. */
const typed = z
  .string()
  .regex(/^\d{1,3}$/, { error: message })
  .transform(Number)
  .pipe(exact);

const setLine = (quantity: z.ZodType<number>) =>
  z.strictObject({ variant: sku, quantity, mode: z.enum(['set', 'add']).default('set') });

export const setPostcode = z.strictObject({
  postcode: z.string().max(12, { error: 'Enter a full UK postcode, such as YO1 7HH.' }),
});
/** Capitals or not, with spaces or without, whichever hyphen the keyboard has: it is one code. Empty takes it out. */
export const typedCode = z
  .string()
  .max(60, { error: 'That is too long for a discount code.' })
  .transform((typed) => typed.replaceAll(/\s/g, '').replaceAll(/[‐-―]/g, '-').toUpperCase());
const setCode = z.strictObject({ code: typedCode });
export const changeFromScript = z.union([setLine(exact), setPostcode, setCode]);
export const changeFromForm = z.union([setLine(typed), setPostcode, setCode]);
export type BasketChange = z.infer<typeof changeFromScript>;
export type GoodsChange = Exclude<BasketChange, { code: string }>;
