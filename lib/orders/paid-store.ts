import 'server-only';
import { eq } from 'drizzle-orm';
import { noteUse } from '@/lib/basket/discount-uses-store';
import { sellStock } from '@/lib/catalogue/store';
import type { Tx } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { queueMail } from '@/lib/outbox/queue-store';
import { now } from '@/lib/time/clock';
import { recordEvent } from './events/events-store';
import { openShipment } from './parcels/shipments-store';
import type { Order, OrderLine } from './store';

/**
 * What a paid order sets going: its reservation becomes a sale, its parcel one to pack, its letter one to send. The
 * caller holds the order's lock and knows that it is not paid yet.
 */
export async function becomePaid(tx: Tx, order: Order, lines: readonly OrderLine[]): Promise<void> {
  const paidAt = new Date(now().epochMilliseconds);
  await sellStock(tx, order.id, lines);
  await openShipment(tx, order, lines);
  await recordEvent(tx, { orderId: order.id, kind: 'paid' });
  if (order.discountCode)
    await noteUse(tx, order.discountCode, { orderId: order.id, email: order.email, usedAt: paidAt });
  await tx.update(orders).set({ status: 'paid', paidAt, cancelledAt: null }).where(eq(orders.id, order.id));
  await queueMail(tx, { subjectId: order.id, orderId: order.id, kind: 'order-paid' });
}
