import { z } from 'zod';
import { storableId } from '@/lib/http/storable';
import { toPence } from '@/lib/money/pence';
import type { RefundOf } from '@/lib/orders/refunds/refund';
import { line } from '@/lib/text/line';

const money = z
  .string()
  .trim()
  .default('')
  .transform((typed, context) => {
    if (!typed) return 0;
    const [, pounds, pence = ''] = /^£?(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed) ?? [];
    if (pounds !== undefined) return Number(pounds) * 100 + Number(pence.padEnd(2, '0'));
    context.addIssue({ code: 'custom', message: 'Enter an amount such as 4.95.' });
    return z.NEVER;
  });

const fields = {
  order: storableId(),
  id: storableId(),
  kind: z.enum(['whole', 'lines', 'amount', 'delivery'], { error: 'Choose what to give back.' }),
  amount: money,
  delivery: z.literal('on').optional(),
  reason: line('Choose a reason.', 80),
  restock: z.literal('on').optional(),
};
type Sent = z.input<z.ZodObject<typeof fields>> & Record<`line.${number}`, unknown>;
type RefundForm = { id: string; order: string; of: RefundOf; reason: string; restock: boolean };

/** A refund's form: what of, and for lines a field for each with its quantity. */
export const refundForm: z.ZodType<RefundForm, Sent> = z.looseObject(fields).transform((typed, context) => {
  const of = whatOf(typed);
  if (of) return { id: typed.id, order: typed.order, of, reason: typed.reason, restock: typed.restock === 'on' };
  const field = typed.kind === 'amount' ? 'amount' : 'kind';
  const message = typed.kind === 'amount' ? 'Enter an amount such as 4.95.' : 'Say how many of which line go back.';
  context.addIssue({ code: 'custom', message, path: [field] });
  return z.NEVER;
});

type Typed = { kind: 'whole' | 'lines' | 'amount' | 'delivery'; amount: number; delivery?: 'on' | undefined };

function whatOf(typed: Typed & Record<string, unknown>): RefundOf | null {
  switch (typed.kind) {
    case 'whole':
    case 'delivery':
      return { kind: typed.kind };
    case 'amount':
      return typed.amount > 0 ? { kind: 'amount', pence: toPence(typed.amount) } : null;
    case 'lines': {
      const lines = Object.entries(typed).flatMap(([name, value]) => {
        const [, position] = /^line\.(\d{1,3})$/.exec(name) ?? [];
        const quantity = Number(value);
        return position && Number.isInteger(quantity) && quantity > 0 ? [{ position: Number(position), quantity }] : [];
      });
      return lines.length > 0 ? { kind: 'lines', lines, delivery: typed.delivery === 'on' } : null;
    }
  }
}
