import { z } from 'zod';
import { findVariant } from '@/lib/catalogue/find';
import type { Product } from '@/lib/content/graph';
import { parsePostcode } from '@/lib/content/postcode';
import { type Refused, refuse } from '@/lib/http/answer';
import { problemOf } from '@/lib/http/zod-problem';
import { oneLine } from '@/lib/text/line';
import type { BasketCookie } from './cookie';
import {
  type BasketLine,
  linesOfWord,
  maxLines,
  maxQuantity,
  quantityOf,
  sku,
  withQuantity,
  wordOfLines,
} from './lines';

const message = `Choose a whole number from 0 to ${maxQuantity}.`;
const tooMany = `You can order up to ${maxQuantity} of one thing. For more, please talk to us.`;
const exact = z.int({ error: message }).min(0).max(maxQuantity);
/** Forms send text: digits only, so that '1e2', '1.5', '-1' and ' 1' are refused rather than understood. */
const typed = z
  .string()
  .regex(/^\d{1,3}$/, { error: message })
  .transform(Number)
  .pipe(exact);

const setLine = (quantity: z.ZodType<number>) =>
  z.strictObject({ variant: sku, quantity, mode: z.enum(['set', 'add']).default('set') });

/** `shown`: the variant whose day somebody wants to see. */
const setPostcode = z.strictObject({ postcode: z.string(), shown: sku.optional() });
/** Capitals or not, with spaces or without, whichever hyphen the keyboard has: it is one code. Empty takes it out. */
export const typedCode = z
  .string()
  .transform((typed) => oneLine(typed).replaceAll(' ', '').replaceAll(/[‐-―]/g, '-').toUpperCase())
  .pipe(z.string().max(60, { error: 'That is too long for a discount code.' }));
const setCode = z.strictObject({ code: typedCode });
/** Several lines taken out at one press. Those that are not in it are out already. */
export const withoutLines = z
  .string()
  .transform((word) => word.split('_'))
  .pipe(z.array(sku).min(1).max(maxLines));
const takeOut = z.strictObject({ without: withoutLines });
/** What was taken out last, put back as it was. */
const putBack = z.strictObject({
  restore: z.string().transform((word, context) => {
    const lines = linesOfWord(word);
    if (lines) return lines;
    context.addIssue({ code: 'custom', message: 'We couldn’t read what to put back.' });
    return z.NEVER;
  }),
});
const changeFromScript = z.union([setLine(exact), setPostcode, setCode, takeOut, putBack]);
const changeFromForm = z.union([setLine(typed), setPostcode, setCode, takeOut, putBack]);
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
  if ('without' in change) {
    const lines = basket.lines.filter(({ variant }) => !change.without.includes(variant));
    return { ok: true, basket: { ...basket, lines } };
  }
  if ('restore' in change) return restored(basket, change.restore, products);
  return withLine(basket, change, products);
}

function restored(basket: BasketCookie, lines: readonly BasketLine[], products: readonly Product[]): Changed {
  return lines.reduce<Changed>((so, line) => (so.ok ? withLine(so.basket, { ...line, mode: 'set' }, products) : so), {
    ok: true,
    basket,
  });
}

type LineChange = z.infer<ReturnType<typeof setLine>>;
function withLine(basket: BasketCookie, change: LineChange, products: readonly Product[]): Changed {
  const { variant, quantity, mode } = change;
  const known =
    findVariant(products, variant) || (quantity === 0 && basket.lines.some((line) => line.variant === variant));
  if (!known) return refuse(422, 'unknown-variant', 'We do not sell that. Please choose something from the shop.');
  const before = quantityOf(basket.lines, variant);
  const wanted = mode === 'add' ? before + quantity : quantity;
  if (mode === 'add' && quantity === 0) return refuse(422, 'invalid', 'Choose how many to add.');
  if (wanted > maxQuantity) return refuse(422, 'too-many', tooMany, { fields: { quantity: tooMany } });
  const lines = withQuantity(basket.lines, variant, wanted);
  if (lines.length > maxLines)
    return refuse(422, 'too-many-lines', `A basket holds up to ${maxLines} different things.`);
  return { ok: true, basket: { ...basket, lines } };
}

/** The page that says when one of a variant comes, to whom no script tells it. */
const deliveryDayHref = (variant: string) => `/delivery-day/${variant}`;

/** Where on the basket's page a refused form's sender goes on: the field that they typed into. */
export function backTo(typed: Record<string, string>): string {
  const shown = sku.safeParse(typed.shown);
  if ('postcode' in typed) return shown.success ? `${deliveryDayHref(shown.data)}#postcode` : '/basket#postcode';
  if ('code' in typed) return '/basket#code';
  return sku.safeParse(typed.variant).success ? `/basket#quantity-${typed.variant}` : '/basket';
}

/** Where on it somebody sees what a change has done; what is out of it can be put back there. */
export function placeOf(change: BasketChange, before: BasketCookie, after: BasketCookie): string {
  const out = before.lines.filter(({ variant }) => quantityOf(after.lines, variant) === 0);
  if (out.length > 0) return `/basket?out=${wordOfLines(out)}`;
  if ('postcode' in change && change.shown) return deliveryDayHref(change.shown);
  if ('postcode' in change || 'code' in change) return '/basket#summary';
  return 'variant' in change && change.mode === 'set' ? `/basket#line-${change.variant}` : '/basket';
}
