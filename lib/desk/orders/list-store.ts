import 'server-only';
import { and, asc, desc, eq, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { disputes } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { foundOrders } from '@/lib/desk/find/find-store';
import { notArrived, notSent, unpaid } from '@/lib/orders/life';
import type { Held } from '@/lib/orders/parcels/leaving';
import { heldRow, isHeld, isHeldBack, leavingColumns } from '@/lib/orders/parcels/leaving-store';
import { now } from '@/lib/time/clock';
import { type DeskFilter, isWorked, type View } from './filter';
import { type Parcel, type Risk, riskOf } from './risk';

export const pageSize = 100;

const disputed = sql<boolean>`exists (select 1 from ${disputes} where ${disputes.orderId} = ${orders.id} and (${disputes.closedAt} is null or ${disputes.status} = 'lost'))`;
const columns = {
  orderId: orders.id,
  number: orders.number,
  orderStatus: orders.status,
  name: sql<string>`coalesce(${orders.recipientName}, ${orders.name})`,
  town: orders.town,
  postcode: orders.postcode,
  totalPence: orders.totalPence,
  placedAt: orders.placedAt,
  hasNote: sql<boolean>`${orders.orderNote} is not null`,
  isGift: sql<boolean>`${orders.giftMessage} is not null`,
  disputed,
  parcelId: shipments.id,
  kind: shipments.kind,
  status: shipments.status,
  storage: shipments.storage,
  zone: sql<string>`coalesce(${shipments.zone}, ${orders.zone})`,
  promisedDate: sql<string | null>`coalesce(${shipments.promisedDate}, ${orders.promisedDate})::text`,
  items: sql<number>`case when ${shipments.id} is null then (select sum(l.quantity) from order_lines l where l.order_id = ${orders.id}) else ${leavingColumns.pieces} end::int`,
  ...leavingColumns,
};

type Row = Awaited<ReturnType<typeof readRows>>[number];
/** `held`: why its parcel does not leave. */
export type DeskRow = Row & { risk: Risk; held: Held | null };
export type DeskList = { rows: DeskRow[]; total: number };

const rulesNow = () => ({ delivery: content().delivery, orders: content().orders });
const isParcel = (row: Row): row is Row & Parcel => row.status !== null && row.storage !== null;
const riskNow = (row: Row): Risk => (isParcel(row) ? riskOf(row, now(), rulesNow()) : 'on-time');

/** An order that was refunded or cancelled is nobody's work any more, whatever its parcel says; nor is one held back. */
const isWork = and(eq(orders.status, 'paid'), not(isHeld));
const heldNow = ({ status, ...row }: Row): Held | null => (status ? heldRow({ ...row, status }) : null);

/** Which promises are in danger is decided once for each kind of parcel, not for each parcel: there are few kinds. */
async function kindsAt(risk: Risk): Promise<{ condition: SQL; count: number }> {
  const { status, storage, zone, promisedDate } = shipments;
  const kinds = await (await db())
    .select({ status, storage, zone, promisedDate, count: sql<number>`count(*)::int` })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(and(isWork, inArray(status, notArrived)))
    .groupBy(status, storage, zone, promisedDate);
  const found = kinds.filter((kind) => riskOf(kind, now(), rulesNow()) === risk);
  const conditions = found.map((kind) =>
    and(
      eq(status, kind.status),
      eq(storage, kind.storage),
      eq(zone, kind.zone),
      kind.promisedDate ? eq(promisedDate, kind.promisedDate) : isNull(promisedDate),
    ),
  );
  return {
    condition: and(isWork, or(...conditions) ?? sql`false`) ?? sql`false`,
    count: found.reduce((sum, { count }) => sum + count, 0),
  };
}

async function viewCondition(show: View): Promise<SQL | undefined> {
  switch (show) {
    case 'all':
      return undefined;
    case 'late':
    case 'at-risk':
      return (await kindsAt(show)).condition;
    case 'unpaid':
      return inArray(orders.status, unpaid);
    case 'cancelled':
    case 'refunded':
      return eq(orders.status, show);
    case 'disputed':
      return disputed;
    case 'held':
      return isHeldBack;
    case 'to-pack':
    case 'packed':
      return and(isWork, eq(shipments.status, show));
    default:
      return eq(shipments.status, show);
  }
}

async function conditionOf({ show, q, storage, zone, day }: DeskFilter): Promise<SQL | undefined> {
  return and(
    await viewCondition(show),
    q ? sql`${orders.id} in (${foundOrders(q)})` : undefined,
    storage ? eq(shipments.storage, storage) : undefined,
    zone ? eq(columns.zone, zone) : undefined,
    day ? sql`coalesce(${shipments.promisedDate}, ${orders.promisedDate}) = ${day}` : undefined,
  );
}

const byWork = [
  sql`${shipments.promisedDate} asc nulls first`,
  desc(shipments.storage),
  asc(shipments.zone),
  asc(orders.placedAt),
  asc(shipments.id),
];
const byAge = [desc(orders.placedAt), asc(shipments.createdAt), asc(orders.id)];

async function readRows(condition: SQL | undefined, order: SQL[], limit: number, offset: number) {
  return (await db())
    .select(columns)
    .from(orders)
    .leftJoin(shipments, eq(shipments.orderId, orders.id))
    .where(condition)
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
}

/** One page of the list: parcels in the order in which they are worked on, or orders, the latest first. */
export async function deskList(filter: DeskFilter, limit = pageSize): Promise<DeskList> {
  const condition = await conditionOf(filter);
  const order = isWorked(filter.show) ? byWork : byAge;
  const rows = await readRows(condition, order, limit, (filter.page - 1) * limit);
  const [counted] = await (await db())
    .select({ total: sql<number>`count(*)::int` })
    .from(orders)
    .leftJoin(shipments, eq(shipments.orderId, orders.id))
    .where(condition);
  return { rows: rows.map((row) => ({ ...row, risk: riskNow(row), held: heldNow(row) })), total: counted?.total ?? 0 };
}

/** What there is to do, for the tabs above the list. */
export async function deskCounts(): Promise<Partial<Record<View, number>>> {
  const byStatus = await (await db())
    .select({ status: shipments.status, count: sql<number>`count(*)::int` })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(and(isWork, inArray(shipments.status, notSent)))
    .groupBy(shipments.status);
  const counts = Object.fromEntries(byStatus.map(({ status, count }) => [status, count]));
  const [late, atRisk] = [await kindsAt('late'), await kindsAt('at-risk')];
  const [back] = await (await db())
    .select({ count: sql<number>`count(*)::int` })
    .from(shipments)
    .innerJoin(orders, eq(orders.id, shipments.orderId))
    .where(isHeldBack);
  return { ...counts, late: late.count, 'at-risk': atRisk.count, held: back?.count ?? 0 };
}
