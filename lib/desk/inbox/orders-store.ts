import 'server-only';
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { whyNoResending } from '@/lib/aftersales/put-right';
import { db } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { shipments } from '@/lib/db/schema/shipments';
import type { Shipment } from '@/lib/orders/parcels/shipments-store';
import { disputeState } from '@/lib/orders/refunds/disputes-store';
import { whyNoRefund } from '@/lib/orders/refunds/refund';
import { leftOf, refundsOf } from '@/lib/orders/refunds/refunds-store';
import { linesOf, type Order, type OrderLine, orderNumbersIn } from '@/lib/orders/store';

const most = 10;

/** An order beside a conversation. `known`: why it is theirs; an address or a number that was only typed proves nothing. */
export type OrderBeside = {
  order: Order;
  known: 'bound' | 'confirmed' | 'typed' | 'named';
  lines: (OrderLine & { leftQuantity: number; leftPence: number })[];
  refundedPence: number;
  /** What can be put right about its lines at all; staff are offered nothing that the shop refuses. */
  offered: { refund: boolean; resend: boolean };
  parcel: Shipment | null;
};

/** Whether it is theirs for certain, so that something may be done about it from there. */
export const isTheirs = ({ known }: Pick<OrderBeside, 'known'>): boolean => known === 'bound' || known === 'confirmed';

/** The order that a conversation is about, those under its visitor's e-mail address and those that they name, the latest first. */
export async function ordersBeside(conversationId: string): Promise<OrderBeside[]> {
  const database = await db();
  const [about] = await database.select().from(conversations).where(eq(conversations.id, conversationId));
  if (!about) return [];
  const under = (email: string | null) => (email ? sql`lower(${orders.email}) = ${email.toLowerCase()}` : undefined);
  const bound = about.orderId ? eq(orders.id, about.orderId) : undefined;
  const named = await numbersIn(conversationId);
  const byNumber = named.length > 0 ? inArray(orders.number, named) : undefined;
  const wanted = [bound, under(about.verifiedEmail), under(about.email), byNumber].filter((one) => one !== undefined);
  if (wanted.length === 0) return [];
  const found = await database
    .select()
    .from(orders)
    .where(or(...wanted))
    .orderBy(desc(orders.placedAt))
    .limit(most);
  const beside: OrderBeside[] = [];
  for (const order of found) {
    const confirmed = about.verifiedEmail?.toLowerCase() === order.email.toLowerCase();
    const typed = about.email?.toLowerCase() === order.email.toLowerCase();
    const known = order.id === about.orderId ? 'bound' : confirmed ? 'confirmed' : typed ? 'typed' : 'named';
    beside.push({ order, known, ...(await moneyOf(order)), parcel: await parcelOf(order) });
  }
  return beside.toSorted((a, b) => Number(b.known === 'bound') - Number(a.known === 'bound'));
}

const mostNamed = 5;

/** The numbers of orders that a visitor has written, however they are spaced. */
async function numbersIn(conversationId: string): Promise<string[]> {
  const rows = await (await db())
    .select({ text: sql<string | null>`${chatEvents.body} ->> 'text'` })
    .from(chatEvents)
    .where(
      and(
        eq(chatEvents.conversationId, conversationId),
        eq(chatEvents.author, 'visitor'),
        eq(chatEvents.kind, 'message'),
        sql`${chatEvents.body} ->> 'text' ~* 'lk'`,
      ),
    )
    .orderBy(desc(chatEvents.position))
    .limit(50);
  return [...new Set(rows.flatMap(({ text }) => orderNumbersIn(text ?? '')))].slice(0, mostNamed);
}

async function moneyOf(order: Order): Promise<Pick<OrderBeside, 'lines' | 'refundedPence' | 'offered'>> {
  const { id } = order;
  const [lines, left, refunds] = [await linesOf(await db(), id), await leftOf(id), await refundsOf(id)];
  const dispute = await disputeState(await db(), id);
  const leftLine = (position: number) => left?.lines.find((line) => line.position === position);
  return {
    lines: lines.map((line) => ({
      ...line,
      leftQuantity: leftLine(line.position)?.quantity ?? 0,
      leftPence: leftLine(line.position)?.pence ?? 0,
    })),
    refundedPence: refunds
      .filter(({ refund }) => refund.status !== 'failed')
      .reduce((sum, { refund }) => sum + refund.amountPence, 0),
    offered: {
      refund: whyNoRefund({ isPaid: left !== null, dispute, leftPence: left?.totalPence ?? 0 }) === null,
      resend: whyNoResending({ order, dispute, leftPence: left?.totalPence ?? null }) === null,
    },
  };
}

async function parcelOf({ id }: Order): Promise<Shipment | null> {
  const [parcel] = await (await db())
    .select()
    .from(shipments)
    .where(and(eq(shipments.orderId, id), eq(shipments.kind, 'order')));
  return parcel ?? null;
}

/** Whether something may be done to an order from this conversation: only if it is certainly about it. */
export async function mayActOn(conversationId: string, orderId: string): Promise<Order | null> {
  const beside = await ordersBeside(conversationId);
  const found = beside.find(({ order, known }) => order.id === orderId && isTheirs({ known }));
  return found?.order ?? null;
}
