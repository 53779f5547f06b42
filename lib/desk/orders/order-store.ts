import 'server-only';
import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { orderEvents, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { staff } from '@/lib/db/schema/staff';
import type { Held } from '@/lib/orders/parcels/leaving';
import { heldRow, leavingColumns } from '@/lib/orders/parcels/leaving-store';
import type { Shipment } from '@/lib/orders/parcels/shipments-store';
import { disputeState, disputesOf } from '@/lib/orders/refunds/disputes-store';
import { leftOf, refundsOf } from '@/lib/orders/refunds/refunds-store';
import { linesOf, orderById } from '@/lib/orders/store';
import { lettersOf } from '@/lib/outbox/queue-store';
import { inOrder } from './event-words';

export type DeskOrder = NonNullable<Awaited<ReturnType<typeof deskOrder>>>;
export type DeskParcel = Shipment & {
  lines: { position: number; sku: string; quantity: number }[];
  /** Why it does not leave. */
  held: Held | null;
};

/** Everything that the shop knows of an order. */
export async function deskOrder(id: string) {
  const order = await orderById(id);
  if (!order) return null;
  const database = await db();
  const dispute = await disputeState(database, id);
  return {
    order,
    dispute,
    lines: await linesOf(database, id),
    parcels: await parcelsOf(id),
    attempts: await database
      .select()
      .from(paymentAttempts)
      .where(eq(paymentAttempts.orderId, id))
      .orderBy(asc(paymentAttempts.number)),
    refunds: await refundsOf(id),
    left: await leftOf(id),
    disputes: await disputesOf(database, id),
    events: inOrder(await eventsWithNames(id)),
    letters: await lettersOf(id),
    conversations: await database
      .select({ id: conversations.id, status: conversations.status, updatedAt: conversations.updatedAt })
      .from(conversations)
      .where(eq(conversations.orderId, id))
      .orderBy(desc(conversations.updatedAt)),
  };
}

async function eventsWithNames(orderId: string) {
  return (await db())
    .select({
      id: orderEvents.id,
      kind: orderEvents.kind,
      at: orderEvents.at,
      detail: orderEvents.detail,
      who: staff.name,
      /** In which it was asked for, for as long as that is kept. */
      conversation: conversations.id,
    })
    .from(orderEvents)
    .leftJoin(staff, eq(staff.id, orderEvents.staffId))
    .leftJoin(conversations, sql`${conversations.id}::text = ${orderEvents.detail}->>'conversation'`)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.at), asc(orderEvents.id));
}

async function parcelsOf(orderId: string): Promise<DeskParcel[]> {
  const database = await db();
  const parcels = await database
    .select({ parcel: shipments, orderStatus: orders.status, totalPence: orders.totalPence, ...leavingColumns })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(eq(shipments.orderId, orderId))
    .orderBy(asc(shipments.kind), asc(shipments.createdAt), asc(shipments.id));
  if (parcels.length === 0) return [];
  const lines = await database
    .select()
    .from(shipmentLines)
    .where(
      inArray(
        shipmentLines.shipmentId,
        parcels.map(({ parcel }) => parcel.id),
      ),
    )
    .orderBy(asc(shipmentLines.position));
  return parcels.map(({ parcel, ...facts }) => ({
    ...parcel,
    held: heldRow({ ...facts, status: parcel.status }),
    lines: lines.filter(({ shipmentId }) => shipmentId === parcel.id),
  }));
}
