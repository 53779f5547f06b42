import 'server-only';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { db, transaction } from '@/lib/db/connection';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { toPence } from '@/lib/money/pence';
import { alertIsOver } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockPayment } from '@/lib/orders/life-store';
import type { RefundOf } from '@/lib/orders/refunds/refund';
import type { Refund, RefundLine } from '@/lib/orders/refunds/refunds-store';
import { refused } from '@/lib/result';
import { outcomeOf, type Refunded, refund, resumeRefund, sendRefund } from './refund-store';
import { insertRefund, told } from './row-store';

type Ask = { refundId: string; staffId: string };
type Again = { id: string; staffId: string };

/** The id of a failed refund's next try comes from its own, so that two people who try again make one refund. */
function nextId(refundId: string): string {
  const hex = createHash('sha256').update(`refund-again:${refundId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * Tries a refund again that came to nothing: as a new one, for the same money and the same goods, which come out of the
 * parcel and go on the shelf once. If that fails too it is a call of its own. One whose answer never came is asked after.
 */
export async function retryRefund({ refundId, staffId }: Ask): Promise<Refunded> {
  const database = await db();
  const [failed] = await database.select().from(refunds).where(eq(refunds.id, refundId));
  if (!failed) return refused('There is no such refund.');
  if (failed.status !== 'failed') {
    await resumeRefund(refundId);
    return outcomeOf(refundId);
  }
  const lines = await database.select().from(refundLines).where(eq(refundLines.refundId, refundId));
  const next = { id: nextId(refundId), staffId };
  const again = failed.origin === 'shop' ? await owedAgain(failed, lines, next) : await askedAgain(failed, lines, next);
  if (!again.ok) return again;
  const how =
    again.status === 'failed' ? 'Tried again; it failed, and is a call of its own' : 'Tried again, and it went';
  await alertIsOver(database, { kind: 'refund-failed', subject: refundId, how, staffId });
  return again;
}

async function askedAgain(failed: Refund, lines: readonly RefundLine[], { id, staffId }: Again): Promise<Refunded> {
  const of = sameOf(failed, lines);
  return refund({
    id,
    orderId: failed.orderId,
    of,
    reason: failed.reason,
    restock: failed.restocked,
    by: { origin: 'staff', staffId },
  });
}

function sameOf({ amountPence, deliveryPence }: Refund, lines: readonly RefundLine[]): RefundOf {
  const pieces = lines.filter(({ quantity }) => quantity > 0);
  if (pieces.length > 0) return { kind: 'lines', lines: pieces, delivery: deliveryPence > 0 };
  return deliveryPence === amountPence ? { kind: 'delivery' } : { kind: 'amount', pence: toPence(amountPence) };
}

/** A payment that the shop can't keep goes back whole; it is not part of what is left of the order. */
async function owedAgain(failed: Refund, lines: readonly RefundLine[], { id, staffId }: Again): Promise<Refunded> {
  const written = await transaction(async (tx) => {
    const owners = await lockPayment(tx, { id: failed.attemptId, orderId: failed.orderId });
    const of = await tx.select().from(refunds).where(eq(refunds.attemptId, failed.attemptId));
    if (of.some((one) => one.id === id)) return true;
    if (!owners || of.some(({ status }) => status !== 'failed')) return false;
    const facts = {
      id,
      orderId: failed.orderId,
      attemptId: failed.attemptId,
      reason: failed.reason,
      origin: 'shop',
      staffId,
    } as const;
    const parts = lines.map(({ position, quantity, grossPence, vatPence }) => ({
      position,
      quantity,
      grossPence: toPence(grossPence),
      vatPence: toPence(vatPence),
    }));
    const [row] = await insertRefund(tx, facts, {
      amountPence: failed.amountPence,
      deliveryPence: toPence(failed.deliveryPence),
      vatPence: toPence(failed.vatPence),
      lines: parts,
    });
    if (row) await recordEvent(tx, { orderId: failed.orderId, kind: 'refund-asked', staffId, detail: told(row) });
    return true;
  });
  if (!written) return refused('This payment has gone back already.');
  await sendRefund(id);
  return outcomeOf(id);
}
