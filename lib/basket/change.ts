import { z } from 'zod';
import { findVariant } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import { parsePostcode } from '@/lib/content/postcode';
import { type Refused, refuse } from '@/lib/http/answer';
import { problemOf } from '@/lib/http/zod-problem';
import { oneLine } from '@/lib/text/line';
import type { BasketCookie } from './cookie';
import { maxLines, maxQuantity, quantityOf, sku, withQuantity } from './lines';

const message = `Choose a whole number from 0 to ${maxQuantity}.`;
const exact = z.int({ error: message }).min(0).max(maxQuantity);
/** Forms send text: digits only, so that '1e2', '1.5', '-1' and ' 1' are refused rather than understood. */
const typed = z
  .string()
  .regex(/^\d{1,3}$/, { error: message })
  .transform(Number)
  .pipe(exact);

const setLine = (quantity: z.ZodType<number>) =>
  z.strictObject({ variant: sku, quantity, mode: z.enum(['set', 'add']).default('set') });

const setPostcode = z.strictObject({ postcode: z.string() });
/** Capitals or not, with spaces or without, whichever hyphen the keyboard has: it is one code. Empty takes it out. */
export const typedCode = z
  .string()
  .transform((typed) => oneLine(typed).replaceAll(' ', '').replaceAll(/[‐-―]/g, '-').toUpperCase())
  .pipe(z.string().max(60, { error: 'That is too long for a discount code.' }));
const setCode = z.strictObject({ code: typedCode });
const changeFromScript = z.union([setLine(exact), setPostcode, setCode]);
const changeFromForm = z.union([setLine(typed), setPostcode, setCode]);
export type BasketChange = z.infer<typeof changeFromScript>;
export type GoodsChange = Exclude<BasketChange, { code: string }>;

export type Changed = { ok: true; basket: BasketCookie } | Refused;

/** What a form or a script asks for, or what is wrong with it. */
export function readChange(input: unknown, isForm: boolean): { ok: true; change: BasketChange } | Refused {
  const parsed = (isForm ? changeFromForm : changeFromScript).safeParse(input);
  if (parsed.success) return { ok: true, change: parsed.data };
  return { ok: false, status: 422, problem: problemOf(nearest(parsed.error)) };
}

/** A union complains as a whole; what is worth saying is the complaint of the form that was nearest. */
function nearest({ issues }: Pick<z.ZodError, 'issues'>): Pick<z.ZodError, 'issues'> {
  const union = issues.find((issue) => issue.code === 'invalid_union');
  if (!union) return { issues };
  const [closest] = union.errors.toSorted((a, b) => a.length - b.length);
  return { issues: closest ?? issues };
}

/** One change to a basket's lines or postcode, or a sentence that says why not. Nothing changes on a refusal. */
export function applyChange(basket: BasketCookie, change: GoodsChange, products: readonly Product[]): Changed {
  if ('postcode' in change) {
    if (oneLine(change.postcode) === '') return { ok: true, basket: { ...basket, postcode: null } };
    const postcode = parsePostcode(change.postcode);
    if (!postcode.ok) return refuse(422, 'postcode', postcode.message, { fields: { postcode: postcode.message } });
    return { ok: true, basket: { ...basket, postcode: postcode.postcode } };
  }
  const { variant, quantity, mode } = change;
  const known =
    findVariant(products, variant) || (quantity === 0 && basket.lines.some((line) => line.variant === variant));
  if (!known) return refuse(422, 'unknown-variant', 'We do not sell that. Please choose something from the shop.');
  const before = quantityOf(basket.lines, variant);
  const wanted = mode === 'add' ? before + quantity : quantity;
  if (mode === 'add' && quantity === 0) return refuse(422, 'invalid', 'Choose how many to add.');
  if (wanted > maxQuantity)
    return refuse(422, 'too-many', `You can order up to ${maxQuantity} of one thing. For more, please talk to us.`);
  const lines = withQuantity(basket.lines, variant, wanted);
  if (lines.length > maxLines)
    return refuse(422, 'too-many-lines', `A basket holds up to ${maxLines} different things.`);
  return { ok: true, basket: { ...basket, lines } };
}
