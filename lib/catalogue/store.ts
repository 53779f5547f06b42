import 'server-only';
import { randomUUID } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import type { ProductFields } from '@/lib/content/schema/product';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { stock } from '@/lib/db/schema/stock';
import { writeLedger } from './ledger-store';

type Line = { sku: string; quantity: number };
const bySku = (lines: readonly Line[]) => lines.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));

/** Counts a variant in the first time the shop sees it. Afterwards the number belongs to staff and to sales. */
export async function seedOpeningStock(products: readonly ProductFields[]): Promise<void> {
  const rows = products.flatMap(({ variants }) =>
    variants.map(({ sku, openingStock }) => ({ sku, onHand: openingStock })),
  );
  if (rows.length === 0) return;
  await transaction(async (tx) => {
    const counted = await tx.insert(stock).values(rows).onConflictDoNothing().returning();
    const opening = counted.map(({ sku, onHand }) => ({
      id: randomUUID(),
      sku,
      change: onHand,
      reason: 'opening' as const,
    }));
    await writeLedger(tx, opening);
  });
}

/** What can be sold of each variant; none of one that staff have closed. */
export async function availableStock(skus: readonly string[]): Promise<Map<string, number>> {
  if (skus.length === 0) return new Map();
  const rows = await (await db())
    .select({
      sku: stock.sku,
      available: sql<number>`case when ${stock.closed} then 0 else ${stock.onHand} - ${stock.reserved} end`,
    })
    .from(stock)
    .where(inArray(stock.sku, [...skus]));
  return new Map(rows.map(({ sku, available }) => [sku, available]));
}

/** Speaks for stock, or says which variant there is too little of. Always in SKU order, so that two orders can't deadlock. */
export async function reserveStock(tx: Tx, lines: readonly Line[]): Promise<{ ok: true } | { ok: false; sku: string }> {
  for (const { sku, quantity } of bySku(lines)) {
    const { rowCount } = await tx.execute(
      sql`update stock set reserved = reserved + ${quantity}
        where sku = ${sku} and not closed and on_hand - reserved >= ${quantity}`,
    );
    if (rowCount !== 1) return { ok: false, sku };
  }
  return { ok: true };
}

export async function releaseStock(tx: Tx, lines: readonly Line[]): Promise<void> {
  for (const { sku, quantity } of bySku(lines)) {
    await tx.execute(sql`update stock set reserved = reserved - ${quantity} where sku = ${sku}`);
  }
}

/** A reservation becomes a sale. */
export async function sellStock(tx: Tx, orderId: string, lines: readonly Line[]): Promise<void> {
  for (const { sku, quantity } of bySku(lines)) {
    await tx.execute(
      sql`update stock set reserved = reserved - ${quantity}, on_hand = on_hand - ${quantity} where sku = ${sku}`,
    );
  }
  const sales = lines.map(({ sku, quantity }) => ({
    id: randomUUID(),
    sku,
    change: -quantity,
    reason: 'sale' as const,
    orderId,
  }));
  await writeLedger(tx, sales);
}
