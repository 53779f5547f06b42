import { z } from 'zod';
import { typedCode } from '@/lib/basket/change';
import { parsePostcode } from '@/lib/content/postcode';
import { storableDay } from '@/lib/http/storable';

const required = (message: string, max: number) =>
  z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: `Please use at most ${max} characters.` });
/** One line of ordinary text: no control characters, so that no name can break out of a mail header or a label. */
const line = (message: string, max: number) =>
  required(message, max).refine((text) => !/\p{Cc}/u.test(text), { error: 'Please use plain letters and figures.' });
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `Please use at most ${max} characters.` })
    .default('');

/** Several lines of ordinary text; browsers send two characters for each new line, and count one. */
const lines = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(max, { error: `Please use at most ${max} characters.` })
        .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), { error: 'Please use plain letters and figures.' }),
    )
    .default('');

export const noteLength = 250;
export const giftMessageLength = 300;

export const checkoutForm = z.strictObject({
  checkout: z.uuid({ error: 'Please open the checkout again.' }),
  /** What the page showed, so that a change is said before anybody is charged. */
  shownTotal: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
  shownDay: z.union([storableDay, z.literal('')]),
  email: z.email({ error: 'Enter an e-mail address, such as name@example.com.' }).max(254),
  name: line('Enter your full name.', 100),
  address1: line('Enter your house number and street.', 100),
  address2: optional(100),
  town: line('Enter your town or city.', 60),
  postcode: z.string().transform((typed, context) => {
    const parsed = parsePostcode(typed);
    if (parsed.ok) return parsed.postcode;
    context.addIssue({ code: 'custom', message: parsed.message });
    return z.NEVER;
  }),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^[+\d ()-]*$/, { error: 'Use figures and spaces only, or leave it empty.' })
    .default(''),
  note: lines(noteLength),
  orderNote: lines(noteLength),
  giftMessage: lines(giftMessageLength),
  /** A discount code that was typed and not yet added when the button was pressed. */
  code: typedCode.default(''),
  terms: z.literal('yes', { error: 'Please tick that you accept the terms.' }),
});

export type CheckoutForm = z.infer<typeof checkoutForm>;
