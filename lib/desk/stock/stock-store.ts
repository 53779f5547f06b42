import 'server-only';
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { moveStock } from '@/lib/catalogue/ledger-store';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { staff } from '@/lib/db/schema/staff';
import { stock, stockMovements } from '@/lib/db/schema/stock';
import { type Adjustment, changeOf } from './adjustment';
import type { Shelf } from './rows';

const { sku, onHand, reserved, closed } = stock;
const shelf = { sku, onHand, reserved, closed };

export const everyShelf = async (): Promise<Shelf[]> => (await db()).select(shelf).from(stock);

export async function shelfOf(wanted: string): Promise<Shelf | null> {
  const [found] = await (await db()).select(shelf).from(stock).where(eq(sku, wanted));
  return found ?? null;
}

export type UnpaidHold = { id: string; number: string; email: string; placedAt: Date; bottles: number };

/** Orders that nobody has paid and what they hold, the largest first. */
export async function heldUnpaid(): Promise<UnpaidHold[]> {
  return (await db())
    .select({
      id: orders.id,
      number: orders.number,
      email: orders.email,
      placedAt: orders.placedAt,
      bottles: sql<number>`sum(${orderLines.quantity})::int`,
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(eq(orders.status, 'awaiting-payment'))
    .groupBy(orders.id)
    .orderBy(desc(sql`sum(${orderLines.quantity})`), asc(orders.placedAt));
}

export type LedgerRow = Awaited<ReturnType<typeof ledgerOf>>[number];

/** A variant's latest changes, newest first, with who made them and for which order. */
export async function ledgerOf(wanted: string, limit = 200) {
  const { id, change, reason, note, at } = stockMovements;
  return (await db())
    .select({ id, change, reason, note, at, by: staff.name, orderId: orders.id, orderNumber: orders.number })
    .from(stockMovements)
    .leftJoin(staff, eq(staff.id, stockMovements.staffId))
    .leftJoin(orders, eq(orders.id, stockMovements.orderId))
    .where(eq(stockMovements.sku, wanted))
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

type Adjusted =
  | { ok: true; onHand: number; known: boolean }
  | { ok: false; why: 'unknown' }
  | { ok: false; why: 'too-few'; reserved: number };

/** Changes what is on hand under the variant's lock, with a line in the ledger and what `record` writes. Twice is once. */
export async function adjustStock(
  asked: Adjustment,
  staffId: string,
  record: Recording<{ change: number }>,
): Promise<Adjusted> {
  return transaction(async (tx): Promise<Adjusted> => {
    const [before] = await tx.select(shelf).from(stock).where(eq(sku, asked.sku)).for('update');
    if (!before) return { ok: false, why: 'unknown' };
    const change = changeOf(asked, before.onHand);
    const { id, reason, note } = asked;
    const moved = await moveStock(tx, { id, sku: asked.sku, change, reason, note: note || null, staffId });
    if (moved === 'too-few') return { ok: false, why: 'too-few', reserved: before.reserved };
    if (moved === 'known') return { ok: true, onHand: before.onHand, known: true };
    await record(tx, { change });
    return { ok: true, onHand: before.onHand + change, known: false };
  });
}

/** Sells no more of a variant from this moment, or sells it again. False where there is no such variant. */
export async function setClosed(wanted: string, to: boolean, record: Recording): Promise<boolean> {
  return transaction(async (tx) => {
    const [found] = await tx.select(shelf).from(stock).where(eq(sku, wanted));
    if (!found) return false;
    const changed = await tx
      .update(stock)
      .set({ closed: to })
      .where(and(eq(sku, wanted), ne(closed, to)))
      .returning({ sku });
    if (changed.length > 0) await record(tx);
    return true;
  });
}
