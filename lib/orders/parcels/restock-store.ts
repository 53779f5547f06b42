import 'server-only';
import { randomUUID } from 'node:crypto';
import { moveStock } from '@/lib/catalogue/ledger-store';
import type { Tx } from '@/lib/db/connection';
import { linesOf } from '../store';

type Pieces = readonly { position: number; quantity: number }[];

/** Puts pieces of an order back on the shelf, in SKU order as every change of stock is made. */
export async function restock(
  tx: Tx,
  { orderId, note, staffId }: { orderId: string; note: string; staffId: string | null },
  pieces: Pieces,
): Promise<void> {
  const lines = await linesOf(tx, orderId);
  const back = pieces.flatMap(({ position, quantity }) => {
    const line = lines.find((one) => one.position === position);
    return line && quantity > 0 ? [{ sku: line.sku, quantity }] : [];
  });
  for (const { sku, quantity } of back.toSorted((a, b) => (a.sku < b.sku ? -1 : 1)))
    await moveStock(tx, { id: randomUUID(), sku, change: quantity, reason: 'return', note, orderId, staffId });
}
