import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { orderLines } from '@/lib/db/schema/orders';
import { refunds } from '@/lib/db/schema/payments';
import { shipments } from '@/lib/db/schema/shipments';
import { titleOf } from '@/lib/desk/inbox/words';
import { type State, stateOf } from '@/lib/desk/orders/state';
import { holdingsOf, type Person, personOf } from '@/lib/desk/people/holdings-store';
import { addresseeOf } from '@/lib/orders/addressee';
import { addressHash, recordSeen } from '@/lib/staff/audit-store';

type Reader = Pick<Tx, 'select'>;
type Held = Awaited<ReturnType<typeof holdingsOf>>;

type CustomerOrder = {
  id: string;
  number: string;
  placedAt: Date;
  state: State;
  totalPence: number;
  refundedPence: number;
  /** Such as '2 × Goat’s milk kefir, 500 ml'. */
  lines: string[];
};
type CustomerTalk = {
  id: string;
  title: string;
  startedAt: Date;
  updatedAt: Date;
  open: boolean;
  /** The order that it is about. */
  number: string | null;
  /** The address was only typed there, so that it may be somebody else's. */
  typed: boolean;
};

/** Somebody, as all that goes by their e-mail address says who they are. The latest of each comes first. */
export type Customer = {
  person: Person;
  names: string[];
  addresses: string[];
  phones: string[];
  orders: CustomerOrder[];
  talks: CustomerTalk[];
  complaints: { id: string; reference: string; receivedAt: Date; closed: boolean }[];
};

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null).filter(Boolean)),
];

const addressOf = (order: Held['orders'][number]): string =>
  [addresseeOf(order), ...order.addressLines, order.town, order.postcode].filter(Boolean).join(', ');

/** Whoever an order or a conversation is about, by the id of either. That somebody has looked at them is on record. */
export async function customerOf(id: string, staffId: string): Promise<Customer | null> {
  const database = await db();
  const person = await personOf(database, id);
  if (!person) return null;
  await recordSeen(staffId, 'customer-read', addressHash(person.email));
  const held = await holdingsOf(database, person.email);
  const bought = held.orders.toReversed();
  const talks = talksOf(held, person);
  return {
    person,
    names: distinct([
      ...bought.map(({ name }) => name),
      ...talks.filter(({ typed }) => !typed).map(({ name }) => name),
    ]),
    addresses: distinct(bought.map(addressOf)),
    phones: distinct(bought.map(({ phone }) => phone)),
    orders: await ordersOf(database, bought),
    talks: talks.map(({ name: _said, ...talk }) => talk),
    complaints: held.complaints.toReversed().map(({ id: complaint, reference, receivedAt, closedAt }) => ({
      id: complaint,
      reference,
      receivedAt,
      closed: closedAt !== null,
    })),
  };
}

function talksOf({ orders, conversations }: Held, { email }: Person): (CustomerTalk & { name: string | null })[] {
  return conversations
    .map((talk) => {
      const order = orders.find(({ id }) => id === talk.orderId) ?? null;
      return {
        id: talk.id,
        name: talk.name,
        title: titleOf(talk, order),
        startedAt: talk.startedAt,
        updatedAt: talk.updatedAt,
        open: talk.status === 'open',
        number: order?.number ?? null,
        typed: order === null && talk.verifiedEmail?.toLowerCase() !== email,
      };
    })
    .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
}

async function ordersOf(reader: Reader, bought: Held['orders']): Promise<CustomerOrder[]> {
  if (bought.length === 0) return [];
  const ids = bought.map(({ id }) => id);
  const lines = await reader
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .orderBy(orderLines.position);
  const parcels = await reader
    .select({ orderId: shipments.orderId, status: shipments.status })
    .from(shipments)
    .where(sql`${inArray(shipments.orderId, ids)} and ${eq(shipments.kind, 'order')}`);
  const back = await reader
    .select({ orderId: refunds.orderId, pence: sql<number>`sum(${refunds.amountPence})::int` })
    .from(refunds)
    .where(sql`${inArray(refunds.orderId, ids)} and ${refunds.status} <> 'failed'`)
    .groupBy(refunds.orderId);
  return bought.map(({ id, number, placedAt, status, totalPence }) => ({
    id,
    number,
    placedAt,
    state: stateOf({ orderStatus: status, status: parcels.find(({ orderId }) => orderId === id)?.status ?? null }),
    totalPence,
    refundedPence: back.find(({ orderId }) => orderId === id)?.pence ?? 0,
    lines: lines
      .filter(({ orderId }) => orderId === id)
      .map(({ quantity, title, label }) => `${quantity} × ${[title, label].filter(Boolean).join(', ')}`),
  }));
}
