import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { disputes, paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { ended, notSent } from '../life';
import type { DisputeState } from '../refunds/refund';
import { type Held, whyHeld } from './leaving';

/** What the decision is made from, beside an order and its parcel in a query. */
export const leavingColumns = {
  dispute: sql<DisputeState>`(select case when bool_or(${disputes.closedAt} is null) then 'open' when bool_or(${disputes.status} = 'lost') then 'lost' end
    from ${disputes} where ${disputes.orderId} = ${orders.id})`,
  backPence: sql<number>`(select coalesce(sum(${refunds.amountPence}), 0)::int from ${refunds} join ${paymentAttempts} on ${paymentAttempts.id} = ${refunds.attemptId}
    where ${refunds.orderId} = ${orders.id} and ${paymentAttempts.status} = 'paid' and ${refunds.status} <> 'failed')`,
  pieces: sql<number>`(select coalesce(sum(${shipmentLines.quantity}), 0)::int from ${shipmentLines} where ${shipmentLines.shipmentId} = ${shipments.id})`,
};
const { dispute, backPence, pieces } = leavingColumns;

/** `whyHeld` as a condition, for lists that are counted and come by pages; a test holds the two to each other. */
export const isHeld: SQL<boolean> = sql<boolean>`(${shipments.status} = 'cancelled' or (${shipments.status} in ${notSent} and (
  ${orders.status} <> 'paid' or ${dispute} is not null or (${orders.totalPence} > 0 and ${backPence} >= ${orders.totalPence}) or ${pieces} = 0)))`;

/** Held, and somebody has to know: not what has ended, but what was to go again after its order had. */
export const isHeldBack: SQL = sql`(${shipments.status} in ${notSent} and (${orders.status} not in ${ended} or ${shipments.kind} = 'resend') and ${isHeld})`;

/** Why a parcel does not leave; null if it may, or there is none. The caller holds its order, if it matters. */
export async function heldOf(executor: Pick<Tx, 'select'>, parcelId: string): Promise<Held | null> {
  const [row] = await executor
    .select({
      orderStatus: orders.status,
      totalPence: orders.totalPence,
      status: shipments.status,
      ...leavingColumns,
    })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(eq(shipments.id, parcelId));
  return row ? heldRow(row) : null;
}

type Row = {
  orderStatus: (typeof orders.$inferSelect)['status'];
  totalPence: number;
  status: (typeof shipments.$inferSelect)['status'];
  dispute: DisputeState;
  backPence: number;
  pieces: number;
};

/** The same of a row of a query that has the columns. */
export const heldRow = ({ orderStatus, totalPence, status, pieces, ...money }: Row): Held | null =>
  whyHeld({ order: { status: orderStatus, totalPence }, parcel: { status, pieces }, ...money });
