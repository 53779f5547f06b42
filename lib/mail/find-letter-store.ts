import 'server-only';
import { and, desc, eq, gt, isNotNull, or, sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import type { Site } from '@/lib/content/schema/site';
import { db, type Tx } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { formatPence } from '@/lib/money/pence';
import { orderDetail } from '@/lib/orders/detail-store';
import { stateWords } from '@/lib/orders/state-words';
import { orderUrl } from '@/lib/orders/store';
import { now } from '@/lib/time/clock';
import { dateInLondon, formatLongDate } from '@/lib/time/format';
import { frame } from './frame';
import { heading, type Letter, link, paragraph, small } from './letter';

type Known = { number: string; placedOn: string; totalPence: number; says: string; orderLink: string };

/** The links of an address's recent orders, newest first, for somebody who has lost the letter that had them. */
function orderLinkLetter(to: string, orders: readonly Known[], site: Site): Letter {
  const blocks = [
    paragraph('Somebody, you we hope, asked us for the orders placed with this e-mail address. Here they are:'),
    ...orders.flatMap(({ number, placedOn, totalPence, says, orderLink }) => [
      heading(`Order ${number}`),
      paragraph(`Placed on ${formatLongDate(placedOn)}, ${formatPence(totalPence)}. ${says}`),
      link(`See order ${number}`, orderLink),
    ]),
    small(
      'Each link opens its order without a password, so please don’t pass this letter on. If you did not ask for it, there is nothing to do.',
    ),
  ];
  return frame({ to, subject: 'Your orders with us', title: 'Your orders', blocks }, site);
}

const recentDays = 365;
const most = 10;

/** The recent orders of an address in lower case: by the index over addresses, however many orders there are. */
export const ordersUnder = (database: Pick<Tx, 'select'>, address: string, since: Date) =>
  database
    .select()
    .from(orders)
    .where(
      and(
        sql`lower(${orders.email}) = ${address}`,
        gt(orders.placedAt, since),
        or(isNotNull(orders.paidAt), eq(orders.status, 'processing'), eq(orders.status, 'refunded')),
      ),
    )
    .orderBy(desc(orders.placedAt))
    .limit(most);

/** Null for an address without an order: then nothing is sent. */
export async function composeOrderLink(payload: Record<string, unknown>): Promise<Letter | null> {
  const { to } = payload;
  if (typeof to !== 'string') return null;
  const since = new Date(now().epochMilliseconds - recentDays * 86_400_000);
  const known = [];
  for (const order of await ordersUnder(await db(), to, since)) {
    const { says } = stateWords(await orderDetail(order));
    const { number, placedAt, totalPence } = order;
    known.push({ number, placedOn: dateInLondon(placedAt), totalPence, says, orderLink: orderUrl(order.id) });
  }
  return known.length > 0 ? orderLinkLetter(to, known, content().site) : null;
}
