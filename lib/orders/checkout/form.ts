import { z } from 'zod';
import { typedCode } from '@/lib/basket/change';
import { parsePostcode } from '@/lib/content/postcode';
import { storableDay, storableId } from '@/lib/http/storable';
import { emailAddress } from '@/lib/text/email';
import { line, optionalLine, optionalLines } from '@/lib/text/line';

export const noteLength = 250;
export const giftMessageLength = 300;

export const checkoutForm = z.strictObject({
  checkout: storableId('Please open the checkout again.'),
  /** What the page showed, so that a change is said before anybody is charged. */
  shownTotal: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
  shownDay: z.union([storableDay, z.literal('')]),
  /** The button that was pressed: only one that says the total pays. */
  step: z.enum(['see', 'pay']).optional(),
  /** The day that was chosen; empty, it is the first that can be promised. */
  day: z.union([storableDay, z.literal('')]).default(''),
  email: emailAddress,
  name: line('Enter your full name.', 100, { what: 'your full name' }),
  /** Where somebody else gets it: the parcel carries their name, all else is the buyer's. */
  recipient: optionalLine(100, 'the name of whoever gets it'),
  address1: line('Enter your house number and street.', 100, { what: 'the house number and street' }),
  address2: optionalLine(100, 'the flat or building'),
  town: line('Enter your town or city.', 60, { what: 'the town or city' }),
  postcode: z.string().transform((typed, context) => {
    const parsed = parsePostcode(typed);
    if (parsed.ok) return parsed.postcode;
    context.addIssue({ code: 'custom', message: parsed.message });
    return z.NEVER;
  }),
  /** With whichever dashes and dots it is written. */
  phone: optionalLine(30, 'the phone number')
    .transform((typed) => typed.replaceAll(/\p{Pd}/gu, '-').replaceAll(/[./]/g, ' '))
    .refine((number) => /^[+\d ()-]*$/.test(number), {
      error: 'Use figures and spaces only for the phone number, or leave it empty.',
    }),
  note: optionalLines(noteLength, 'the note for the driver'),
  orderNote: optionalLines(noteLength, 'the note for us'),
  giftMessage: optionalLines(giftMessageLength, 'the gift message'),
  /** A discount code that was typed and not yet added when the button was pressed. */
  code: typedCode.default(''),
  terms: z.literal('yes', { error: 'Please tick that you accept the terms.' }),
});

export type CheckoutForm = z.infer<typeof checkoutForm>;
