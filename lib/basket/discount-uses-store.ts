import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Discount } from '@/lib/content/schema/discount';
import { oneAfterAnother, type Tx } from '@/lib/db/connection';
import { personIn } from '@/lib/db/person';
import { discountUses } from '@/lib/db/schema/orders';
import { type DiscountUsage, neverUsed, usedUp } from './discount';
import { personOf } from './person';

type Buyer = { email: string | null; orderId: string | null };
type Use = { orderId: string; email: string; usedAt: Date };

/**
 * How often a code counts as used for somebody. Their own order does not count against them while it waits for its
 * payment: it is the one that they are about to pay or to replace.
 */
export async function discountUsage(
  executor: Pick<Tx, 'execute'>,
  { code, uses, firstOrderOnly }: Discount,
  { email, orderId }: Buyer,
): Promise<DiscountUsage> {
  if (uses.total === undefined && uses.perAddress === undefined && !firstOrderOnly) return neverUsed;
  const person = personOf(email ?? '');
  const { rows } = await executor.execute<{ total: number; by_address: number; ordered_before: boolean }>(sql`
    with own as (select id from orders where id = ${orderId}::uuid and status = 'awaiting-payment')
    select count(*)::int as total, (count(*) filter (where ${person} = ${personIn(sql`email`)}))::int as by_address,
      exists (select 1 from orders where ${personIn(sql`email`)} = ${person} and (paid_at is not null or status = 'processing'))
        as ordered_before
    from discount_uses where code = ${code} and order_id not in (select id from own)`);
  const [row] = rows;
  if (!row) return neverUsed;
  return { total: row.total, byAddress: row.by_address, orderedBefore: row.ordered_before };
}

/**
 * Takes one use of a code for an order, one buyer after another, so that the last use goes to one of them. Says why
 * not, where there is none left for this one.
 */
export async function takeUse(tx: Tx, discount: Discount, { orderId, email, usedAt }: Use): Promise<string | null> {
  const { code } = discount;
  await oneAfterAnother(tx, `discount:${code}`);
  const used = usedUp({ code, discount, usage: await discountUsage(tx, discount, { email, orderId }) });
  if (!used) await noteUse(tx, code, { orderId, email, usedAt });
  return used;
}

/** Notes a use without asking whether there was one left: the order is paid. */
export async function noteUse(tx: Tx, code: string, { orderId, email, usedAt }: Use): Promise<void> {
  await tx.insert(discountUses).values({ orderId, code, email: email.toLowerCase(), usedAt }).onConflictDoNothing();
}

/** An order given up unpaid has used nothing. */
export async function giveUseBack(tx: Tx, orderId: string): Promise<void> {
  await tx.delete(discountUses).where(eq(discountUses.orderId, orderId));
}
