import 'server-only';
import { and, eq, gte, inArray, not, sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { paymentAttempts, refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { riskOf } from '@/lib/desk/orders/risk';
import { notSent } from '@/lib/orders/life';
import { isHeld } from '@/lib/orders/parcels/leaving-store';
import { now } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';
import { byPromise, type Day, everyDay, overviewRange, type ToPackDay } from './overview';

export type Seller = { sku: string; title: string; label: string; sold: number; pence: number };
const whole = (value: unknown) => Number(value);
const range = () => overviewRange(toLondon(now()).toPlainDate());

/** Orders paid and money given back, by London days. A second payment of one order that went back is neither. */
export async function dailyFigures(): Promise<Day[]> {
  const { days, from } = range();
  const since = new Date(from.epochMilliseconds);
  const database = await db();
  const paidOn = sql<string>`(${orders.paidAt} at time zone 'Europe/London')::date::text`;
  const taken = await database
    .select({ day: paidOn, orders: sql`count(*)`.mapWith(whole), pence: sql`sum(${orders.totalPence})`.mapWith(whole) })
    .from(orders)
    .where(gte(orders.paidAt, since))
    .groupBy(sql`1`);
  const doneOn = sql<string>`(${refunds.finishedAt} at time zone 'Europe/London')::date::text`;
  const givenBack = await database
    .select({ day: doneOn, pence: sql`sum(${refunds.amountPence})`.mapWith(whole) })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(and(gte(refunds.finishedAt, since), eq(refunds.status, 'succeeded'), eq(paymentAttempts.status, 'paid')))
    .groupBy(sql`1`);
  return everyDay(days, taken, givenBack);
}

/** What sold most in those days, by how many, with what was charged for it. */
export async function bestSellers(limit = 10): Promise<Seller[]> {
  const since = new Date(range().from.epochMilliseconds);
  const sold = sql`sum(${orderLines.quantity})`;
  return (await db())
    .select({
      sku: orderLines.sku,
      title: sql<string>`max(${orderLines.title})`,
      label: sql<string>`max(${orderLines.label})`,
      sold: sold.mapWith(whole),
      pence: sql`sum(${orderLines.grossPence} - ${orderLines.discountPence})`.mapWith(whole),
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(gte(orders.paidAt, since))
    .groupBy(orderLines.sku)
    .orderBy(sql`${sold} desc`, orderLines.sku)
    .limit(limit);
}

/** Parcels that have not left, by the day promised, with how many keep it. */
export async function waitingParcels(): Promise<ToPackDay[]> {
  const { promisedDate, status, storage, zone } = shipments;
  const groups = await (await db())
    .select({ promisedDate, status, storage, zone, count: sql`count(*)`.mapWith(whole) })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(and(inArray(status, notSent), not(isHeld)))
    .groupBy(promisedDate, status, storage, zone);
  const { delivery, orders: rules } = content();
  const instant = now();
  return byPromise(
    groups.map(({ count, ...parcel }) => ({
      day: parcel.promisedDate,
      risk: riskOf(parcel, instant, { delivery, orders: rules }),
      count,
    })),
  );
}
