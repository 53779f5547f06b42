import 'server-only';
import { and, eq } from 'drizzle-orm';
import { type Recording, transaction } from '@/lib/db/connection';
import { discountUses, orderEvents, orders } from '@/lib/db/schema/orders';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder } from '@/lib/orders/life-store';
import { isErased } from '@/lib/orders/retention/retention';
import { queueMail } from '@/lib/outbox/queue-store';
import { type Result, refused } from '@/lib/result';

type Ask = { orderId: string; id: string; email: string; staffId: string };

/**
 * Corrects the address to which all about an order goes. The new one gets its link and the old one is told, so that nobody
 * is led away from their own order unheard. Told twice under one id, it is done once.
 */
export async function correctEmail({ orderId, id, email, staffId }: Ask, record?: Recording): Promise<Result<object>> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) return refused('There is no such order.');
    const [known] = await tx
      .select({ id: orderEvents.id })
      .from(orderEvents)
      .where(and(eq(orderEvents.id, id), eq(orderEvents.orderId, orderId)));
    if (known) return { ok: true };
    if (isErased(order)) return refused('The buyer of this order is erased. Nothing is sent to anybody about it.');
    if (order.email === email) return refused('That is its address already.');
    await tx.update(orders).set({ email }).where(eq(orders.id, orderId));
    await tx.update(discountUses).set({ email: email.toLowerCase() }).where(eq(discountUses.orderId, orderId));
    await recordEvent(tx, { id, orderId, kind: 'email-corrected', staffId });
    await queueMail(tx, { subjectId: id, kind: 'email-corrected', orderId });
    await queueMail(tx, { subjectId: id, kind: 'email-left', orderId, payload: { to: order.email } });
    await record?.(tx);
    return { ok: true };
  });
}
