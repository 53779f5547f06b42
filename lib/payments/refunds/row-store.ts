import 'server-only';
import { eq } from 'drizzle-orm';
import type { Recording, Tx } from '@/lib/db/connection';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { faultPoint } from '@/lib/fault-point';
import { recordEvent } from '@/lib/orders/events/events-store';
import { refundSteps } from '@/lib/orders/life';
import type { LockedOrder } from '@/lib/orders/life-store';
import { takeOut } from '@/lib/orders/parcels/take-out-store';
import { disputeState } from '@/lib/orders/refunds/disputes-store';
import { givenByStaff } from '@/lib/orders/refunds/given-store';
import { nothingPaid, type RefundOf, type RefundParts, refundParts, whyNoRefund } from '@/lib/orders/refunds/refund';
import { paymentOf, type Refund, refundsOfPayment } from '@/lib/orders/refunds/refunds-store';
import { linesOf } from '@/lib/orders/store';
import { type Result, refused } from '@/lib/result';
import { nowDate } from '@/lib/time/clock';

export type RefundAsk = {
  /** Made by whoever asks, and Stripe's idempotency key: asked twice under one id is one refund. */
  id: string;
  orderId: string;
  of: RefundOf;
  reason: string;
  /** Whether what comes back can be sold again. */
  restock: boolean;
  by: { origin: 'staff'; staffId: string } | { origin: 'customer' } | { origin: 'shop' };
  /** Why this much, after what staff have given before, in money and in goods, is more than the asker may give; null if it is not. */
  overCap?: (pence: number, givenPence: number) => string | null;
  /** Written with the row, once. */
  record?: Recording<Refund> | undefined;
};

/** Writes down a refund, capped at what is left, before Stripe hears of it. */
export async function writeRefund(tx: Tx, order: LockedOrder, ask: RefundAsk): Promise<Result<{ refund: Refund }>> {
  const [known] = await tx.select().from(refunds).where(eq(refunds.id, ask.id));
  if (known) return known.orderId === order.id ? { ok: true, refund: known } : refused('Please open the order again.');
  const attempt = await paymentOf(tx, order.id);
  const why = whyNoRefund({ isPaid: attempt !== null, dispute: await disputeState(tx, order.id) });
  if (!attempt || why) return refused(why ?? nothingPaid);
  const lines = await linesOf(tx, order.id);
  const before = await refundsOfPayment(tx, attempt);
  const split = refundParts(ask.of, order, lines, before.refunds, before.refundLines);
  if (!split.ok) return split;
  const over = ask.overCap?.(split.parts.amountPence, await givenByStaff(tx, order.id));
  if (over) return refused(over);
  const comesBack = split.parts.lines.some(({ quantity }) => quantity > 0);
  const staffId = ask.by.origin === 'staff' ? ask.by.staffId : null;
  const [refund] = await insertRefund(
    tx,
    {
      id: ask.id,
      orderId: order.id,
      attemptId: attempt.id,
      reason: ask.reason,
      origin: ask.by.origin,
      staffId,
      restocked: ask.restock && comesBack,
    },
    split.parts,
  );
  if (!refund) throw new Error('the refund was not written');
  await recordEvent(tx, { orderId: order.id, kind: 'refund-asked', staffId, detail: told(refund) });
  await takeOut(tx, order, refund);
  await ask.record?.(tx, refund);
  faultPoint('refund-not-committed');
  return { ok: true, refund };
}

type Facts = Omit<typeof refunds.$inferInsert, 'status' | 'amountPence' | 'deliveryPence' | 'vatPence' | 'createdAt'>;

export async function insertRefund(
  tx: Tx,
  facts: Facts,
  { lines, ...amounts }: Omit<RefundParts, 'amountPence'> & { amountPence: number },
): Promise<Refund[]> {
  const createdAt = nowDate();
  const made = await tx
    .insert(refunds)
    .values({ ...facts, ...amounts, status: refundSteps.ask.to, createdAt })
    .returning();
  if (lines.length > 0) await tx.insert(refundLines).values(lines.map((line) => ({ refundId: facts.id, ...line })));
  return made;
}

/** What an order's event says of a refund. */
export const told = ({ id, amountPence, origin, reason }: Refund): Record<string, string> => ({
  refundId: id,
  amountPence: String(amountPence),
  origin,
  reason,
});
