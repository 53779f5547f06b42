import 'server-only';
import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { orderEvents } from '@/lib/db/schema/orders';
import { nowDate } from '@/lib/time/clock';

/** What can happen to an order, in the words its timeline is made from. */
type OrderEventKind =
  | 'placed'
  | 'processing'
  | 'paid'
  | 'payment-failed'
  | 'cancelled'
  | 'packed'
  | 'unpacked'
  | 'dispatched'
  | 'tracking-corrected'
  | 'delivered'
  | 'promise-changed'
  | 'address-changed'
  | 'email-corrected'
  | 'refund-asked'
  | 'refunded'
  | 'refund-failed'
  | 'return-asked'
  | 'resent'
  | 'resend-cancelled'
  | 'disputed'
  | 'dispute-closed'
  | 'letter-sent-again'
  | 'note';

export type OrderEvent = typeof orderEvents.$inferSelect;
type Happened = {
  orderId: string;
  kind: OrderEventKind;
  /** Made by whoever asks, so that the same thing told twice is noted once. */
  id?: string;
  staffId?: string | null;
  detail?: Record<string, string>;
};

/** Notes what happened in the transaction in which it happens. False if it was told before. */
export async function recordEvent(tx: Tx, { orderId, kind, id, staffId, detail }: Happened): Promise<boolean> {
  const at = nowDate();
  const noted = await tx
    .insert(orderEvents)
    .values({ id: id ?? randomUUID(), orderId, kind, staffId, detail, at })
    .onConflictDoNothing()
    .returning({ id: orderEvents.id });
  return noted.length > 0;
}

export async function eventsOf(orderId: string): Promise<OrderEvent[]> {
  return (await db())
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.at), asc(orderEvents.id));
}
