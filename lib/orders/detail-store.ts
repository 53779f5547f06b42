import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { eventsOf, type OrderEvent } from './events/events-store';
import type { Shipment } from './parcels/shipments-store';
import { paymentOf, type Refund, type RefundLine, refundsOf } from './refunds/refunds-store';
import type { Order } from './store';

export type Parcel = Shipment & { lines: { position: number; quantity: number }[] };
export type RefundRow = Refund & { lines: RefundLine[] };
export type OrderDetail = {
  order: Order;
  events: OrderEvent[];
  shipments: Parcel[];
  refunds: RefundRow[];
  /** Given back of a payment that was one too many: not the order's own money. */
  secondPayments: RefundRow[];
};

/** Everything that has happened to an order, for its timeline, its receipt and the rules about withdrawing from it. */
export async function orderDetail(order: Order): Promise<OrderDetail> {
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
  const attempt = await paymentOf(database, order.id);
  const back = (await refundsOf(order.id)).map(({ refund, lines }) => ({ ...refund, lines }));
  const isOwn = ({ attemptId }: { attemptId: string }) => attempt === null || attemptId === attempt.id;
  return {
    order,
    events: await eventsOf(order.id),
    shipments: parcels.map((parcel) => ({
      ...parcel,
      lines: packed.filter(({ shipmentId }) => shipmentId === parcel.id),
    })),
    refunds: back.filter(isOwn),
    secondPayments: back.filter((refund) => !isOwn(refund)),
  };
}
