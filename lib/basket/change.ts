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
export const changeFromScript = z.union([setLine(exact), setPostcode]);
export const changeFromForm = z.union([setLine(typed), setPostcode]);
export type BasketChange = z.infer<typeof changeFromScript>;
