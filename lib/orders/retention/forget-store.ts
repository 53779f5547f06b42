import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, lt, not, notLike, or, sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { type Tx, transaction } from '@/lib/db/connection';
import { outbox } from '@/lib/db/schema/mail';
import { discountUses, orderEvents, orderHolders, orders } from '@/lib/db/schema/orders';
import { alerts, disputes, paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { stockMovements } from '@/lib/db/schema/stock';
import { now } from '@/lib/time/clock';
import { among, goingBack, notArrived, unpaid } from '../life';
import { type LockedOrder, lockOrders } from '../life-store';
import type { Order } from '../store';
import { erasedAddress, erasedHost, forgetBefore } from './retention';

const atOnce = 500;

/** Why an order still needs its buyer's address, or null if it is over. */
export async function stillNeeded(tx: Tx, { id, status }: Order): Promise<string | null> {
  if (among(unpaid, status)) return 'it is not paid yet';
  const waiting = and(eq(shipments.orderId, id), inArray(shipments.status, notArrived));
  const [parcel] = await tx.select({ id: shipments.id }).from(shipments).where(waiting).limit(1);
  if (parcel) return 'its parcel has not arrived yet';
  const going = and(eq(refunds.orderId, id), inArray(refunds.status, goingBack));
  const [refund] = await tx.select({ id: refunds.id }).from(refunds).where(going).limit(1);
  if (refund) return 'a refund is on its way';
  const open = and(eq(disputes.orderId, id), isNull(disputes.closedAt));
  const [dispute] = await tx.select({ id: disputes.id }).from(disputes).where(open).limit(1);
  return dispute ? 'its payment is disputed' : null;
}

/**
 * Takes the buyer out of an order. What the tax law wants kept stays: number, days, lines, sums and VAT. Its secret link
 * opens nothing any more, and letters that have not gone do not go.
 */
export async function forgetBuyer(tx: Tx, { id: orderId }: LockedOrder): Promise<void> {
  const nobody = erasedAddress(orderId);
  await tx
    .update(orders)
    .set({
      name: 'Erased',
      recipientName: null,
      email: nobody,
      phone: null,
      addressLines: [],
      town: '',
      postcode: '',
      deliveryNote: null,
      orderNote: null,
      giftMessage: null,
      tokenHash: `erased-${randomUUID()}`,
      basketKey: `erased-${randomUUID()}`,
    })
    .where(eq(orders.id, orderId));
  await tx.delete(orderHolders).where(eq(orderHolders.orderId, orderId));
  await tx.update(discountUses).set({ email: nobody }).where(eq(discountUses.orderId, orderId));
  await forgetWords(tx, orderId);
  await tx.update(paymentAttempts).set({ sessionUrl: null }).where(eq(paymentAttempts.orderId, orderId));
  await tx
    .delete(outbox)
    .where(and(or(eq(outbox.orderId, orderId), eq(outbox.subjectId, orderId)), isNull(outbox.sentAt)));
}

/** What somebody typed about the order, and by what its parcels were followed. Reasons of content's own lists stay. */
async function forgetWords(tx: Tx, orderId: string): Promise<void> {
  const listed = Object.values(content().orders.reasons).flat();
  const about = eq(orderEvents.orderId, orderId);
  const typed = inArray(orderEvents.kind, ['note', 'address-changed', 'return-asked']);
  await tx.update(orderEvents).set({ detail: sql`'{}'::jsonb` }).where(and(about, typed));
  await tx
    .update(orderEvents)
    .set({ detail: sql`${orderEvents.detail} - '{reason,number}'::text[]` })
    .where(and(about, not(typed)));
  await tx
    .update(refunds)
    .set({ reason: 'Erased' })
    .where(and(eq(refunds.orderId, orderId), eq(refunds.origin, 'staff'), not(inArray(refunds.reason, listed))));
  await tx
    .update(shipments)
    .set({
      trackingNumber: null,
      reason: sql`case when ${inArray(shipments.reason, listed)} then ${shipments.reason} end`,
    })
    .where(eq(shipments.orderId, orderId));
  await tx.update(stockMovements).set({ note: null }).where(eq(stockMovements.orderId, orderId));
  await tx.update(alerts).set({ settledHow: null }).where(eq(alerts.orderId, orderId));
}

/** Takes the buyers out of orders that have been kept as long as content/orders.yaml says. Returns out of how many. */
export async function forgetOldBuyers(): Promise<number> {
  const { placed, givenUp } = forgetBefore(now(), content().orders);
  const neverPaid = and(
    eq(orders.status, 'cancelled'),
    isNull(orders.paidAt),
    lt(orders.cancelledAt, new Date(givenUp.epochMilliseconds)),
  );
  return transaction(async (tx) => {
    const over = or(lt(orders.placedAt, new Date(placed.epochMilliseconds)), neverPaid);
    const old = await lockOrders(tx, and(notLike(orders.email, `%${erasedHost}`), over), atOnce);
    for (const order of old) await forgetBuyer(tx, order);
    return old.length;
  });
}
