import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { storableId } from '@/lib/http/storable';
import { optionalLine } from '@/lib/text/line';

export const adjustReasons = ['delivery', 'count', 'damaged', 'other'] as const;
export type AdjustReason = (typeof adjustReasons)[number];

const number = 'Use a whole number, such as 24.';
const fields = z.strictObject({
  /** Made with the page, so that the same form sent twice is one change. */
  id: storableId(),
  sku,
  reason: z.enum(adjustReasons, { error: 'Choose what happened.' }),
  quantity: z
    .string()
    .trim()
    .regex(/^[-−+]?\d{1,5}$/, { error: number })
    .transform((typed) => Number(typed.replace('−', '-'))),
  note: optionalLine(200, 'the note'),
});

export const adjustment = fields.superRefine(({ reason, quantity, note }, context) => {
  const wrong = (path: 'quantity' | 'note', message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if ((reason === 'delivery' || reason === 'damaged') && quantity < 1)
    wrong('quantity', 'Say how many, as a number from 1 up.');
  if (reason === 'count' && quantity < 0) wrong('quantity', 'A count can be 0, and not less.');
  if (reason === 'other' && quantity === 0) wrong('quantity', 'Say how many: 3 for more, -3 for fewer.');
  if (reason === 'other' && note === '') wrong('note', 'Say what happened, for whoever reads the ledger.');
});
export type Adjustment = z.infer<typeof adjustment>;

/** What an adjustment adds to the shelf. A count says how many there are; damaged goods leave it. */
export function changeOf({ reason, quantity }: Pick<Adjustment, 'reason' | 'quantity'>, onHand: number): number {
  if (reason === 'count') return quantity - onHand;
  return reason === 'damaged' ? -quantity : quantity;
}

export const reasonWords: Record<AdjustReason | 'opening' | 'sale' | 'resend' | 'return', string> = {
  opening: 'Opening stock',
  sale: 'Sold',
  resend: 'Sent again',
  return: 'Came back',
  delivery: 'Delivery',
  count: 'Count',
  damaged: 'Damaged',
  other: 'Other',
};
