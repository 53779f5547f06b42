import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { stockMovements } from '@/lib/db/schema/stock';
import { nowDate } from '@/lib/time/clock';

export type Movement = Pick<typeof stockMovements.$inferInsert, 'id' | 'sku' | 'change' | 'reason'> & {
  note?: string | null;
  orderId?: string | null;
  staffId?: string | null;
};

/** Writes changes of what is on hand into the ledger. The caller changes the shelf itself, in the same transaction. */
export async function writeLedger(tx: Tx, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const at = nowDate();
  await tx.insert(stockMovements).values(movements.map((movement) => ({ ...movement, at })));
}

/**
 * Changes what is on hand, with its reason. 'known': this very change has been made before. 'too-few': there is not so
 * much to take away that orders have not spoken for.
 */
export async function moveStock(tx: Tx, movement: Movement): Promise<'done' | 'known' | 'too-few'> {
  const at = nowDate();
  const noted = await tx
    .insert(stockMovements)
    .values({ ...movement, at })
    .onConflictDoNothing()
    .returning({ id: stockMovements.id });
  if (noted.length === 0) return 'known';
  const { rowCount } = await tx.execute(
    sql`update stock set on_hand = on_hand + ${movement.change}
      where sku = ${movement.sku} and on_hand + ${movement.change} >= reserved`,
  );
  if (rowCount === 1) return 'done';
  await tx.delete(stockMovements).where(sql`${stockMovements.id} = ${movement.id}`);
  return 'too-few';
}
