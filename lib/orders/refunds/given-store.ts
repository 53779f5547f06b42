import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { orderLines } from '@/lib/db/schema/orders';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';

export type SentAgain = { position: number; quantity: number; parcels: number; pence: number };

/** What of an order was sent again, line by line, and what it was sold for. */
export async function sentAgain(tx: Pick<Tx, 'select'>, orderId: string): Promise<SentAgain[]> {
  return tx
    .select({
      position: orderLines.position,
      quantity: sql<number>`sum(${shipmentLines.quantity})::int`,
      parcels: sql<number>`count(*)::int`,
      pence: sql<number>`sum(${shipmentLines.quantity} * ${orderLines.unitPence})::int`,
    })
    .from(shipments)
    .innerJoin(shipmentLines, eq(shipmentLines.shipmentId, shipments.id))
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, shipments.orderId), eq(orderLines.position, shipmentLines.position)),
    )
    .where(and(eq(shipments.orderId, orderId), eq(shipments.kind, 'resend'), ne(shipments.status, 'cancelled')))
    .groupBy(orderLines.position);
}

/** How many pieces of a line were refunded, or are on their way to be. */
export async function refundedOf(tx: Pick<Tx, 'select'>, orderId: string, position: number): Promise<number> {
  const [row] = await tx
    .select({ pieces: sql<number>`coalesce(sum(${refundLines.quantity}), 0)::int` })
    .from(refundLines)
    .innerJoin(refunds, eq(refunds.id, refundLines.refundId))
    .where(and(eq(refunds.orderId, orderId), eq(refundLines.position, position), ne(refunds.status, 'failed')));
  return row?.pieces ?? 0;
}

/** What staff have given for an order so far, in money and in goods: one cap holds for both. */
export async function givenByStaff(tx: Pick<Tx, 'select'>, orderId: string): Promise<number> {
  const [money] = await tx
    .select({ pence: sql<number>`coalesce(sum(${refunds.amountPence}), 0)::int` })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), eq(refunds.origin, 'staff'), ne(refunds.status, 'failed')));
  const goods = await sentAgain(tx, orderId);
  return (money?.pence ?? 0) + goods.reduce((sum, { pence }) => sum + pence, 0);
}
