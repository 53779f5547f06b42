import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { eventsOf, type OrderEvent } from './events-store';
import type { Shipment } from './shipments-store';
import type { Order } from './store';

export type Parcel = Shipment & { lines: { position: number; quantity: number }[] };
export type RefundRow = typeof refunds.$inferSelect & { lines: (typeof refundLines.$inferSelect)[] };
export type Story = { order: Order; events: OrderEvent[]; shipments: Parcel[]; refunds: RefundRow[] };

/** Everything that has happened to an order, for its timeline, its receipt and the rules about undoing it. */
export async function storyOf(order: Order): Promise<Story> {
  const database = await db();
  const parcels = await database
    .select()
    .from(shipments)
    .where(eq(shipments.orderId, order.id))
    .orderBy(asc(shipments.createdAt));
  const packed = await database
    .select({
      shipmentId: shipmentLines.shipmentId,
      position: shipmentLines.position,
      quantity: shipmentLines.quantity,
    })
    .from(shipmentLines)
    .innerJoin(shipments, eq(shipments.id, shipmentLines.shipmentId))
    .where(eq(shipments.orderId, order.id))
    .orderBy(asc(shipmentLines.position));
  const back = await database
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, order.id))
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
  const parts = await database
    .select({ part: refundLines })
    .from(refundLines)
    .innerJoin(refunds, eq(refunds.id, refundLines.refundId))
    .where(eq(refunds.orderId, order.id))
    .orderBy(asc(refundLines.position));
  return {
    order,
    events: await eventsOf(order.id),
    shipments: parcels.map((parcel) => ({
      ...parcel,
      lines: packed.filter(({ shipmentId }) => shipmentId === parcel.id),
    })),
    refunds: back.map((refund) => ({
      ...refund,
      lines: parts.filter(({ part }) => part.refundId === refund.id).map(({ part }) => part),
    })),
  };
}
