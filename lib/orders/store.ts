import 'server-only';
import { createHash, randomInt } from 'node:crypto';
import { and, asc, desc, eq, notLike } from 'drizzle-orm';
import { db, type Tx } from '@/lib/db/connection';
import { orderLines, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { env } from '@/lib/env';
import { keys } from '@/lib/keys/keys';
import { erasedHost } from './retention/retention';

export type Order = typeof orders.$inferSelect;
export type OrderLine = typeof orderLines.$inferSelect;
export type Attempt = typeof paymentAttempts.$inferSelect;
type Reader = Pick<Tx, 'select'>;

/** The order whose link this is. One whose buyer is erased has no link any more. */
export async function orderByToken(
  token: string,
): Promise<{ order: Order; lines: OrderLine[]; attempt: Attempt | null } | null> {
  const database = await db();
  const id = keys().idOf('order-link', token);
  const [order] = await database
    .select()
    .from(orders)
    .where(
      and(id ? eq(orders.id, id) : eq(orders.tokenHash, hashToken(token)), notLike(orders.email, `%${erasedHost}`)),
    );
  if (!order || !keys().tokensOf('order-link', order.id).includes(token)) return null;
  return { order, lines: await linesOf(database, order.id), attempt: await latestAttempt(database, order.id) };
}

export async function orderById(orderId: string): Promise<Order | null> {
  const [order] = await (await db()).select().from(orders).where(eq(orders.id, orderId));
  return order ?? null;
}

export async function linesOf(executor: Reader, orderId: string): Promise<OrderLine[]> {
  return executor.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));
}

/** The attempt that counts now; an earlier one can be paid no more, or is paid back. */
export async function latestAttempt(executor: Reader, orderId: string): Promise<Attempt | null> {
  const [attempt] = await executor
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, orderId))
    .orderBy(desc(paymentAttempts.number))
    .limit(1);
  return attempt ?? null;
}

/** Without vowels and look-alikes, so that it can be read out on the telephone and spells nothing. */
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';
const block = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
/** 7F3K-92QD: what somebody is told to name a thing by. */
export const newReference = (): string => `${block()}-${block()}`;

/** LK-7F3K-92QD: enough that a number can't be guessed; and a number alone opens nothing. */
export const newOrderNumber = (): string => `LK-${newReference()}`;

const written = new RegExp(`\\bLK[-–\\s]?([${letters}]{4})[-–\\s]?([${letters}]{4})\\b`, 'gi');
/** The numbers of orders that stand in a text, however they are written. */
export const orderNumbersIn = (text: string): string[] =>
  [...text.matchAll(written)].map(([, first = '', second = '']) => `LK-${first}-${second}`.toUpperCase());

/** The secret of an order's link, which each later letter can carry: made anew each time, with the newest key. */
export const orderToken = (orderId: string): string => keys().tokenOf('order-link', orderId);

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
export const orderUrl = (orderId: string): string => `${env().publicUrl}/orders/${orderToken(orderId)}`;

/** Where Stripe sends the buyer: settles, empties a basket that has become this order, and goes on to the order page. */
export const returnUrl = (orderId: string): string => returnWith(orderToken(orderId));
const returnWith = (token: string) => `${env().publicUrl}/api/orders/${token}/return`;

/** The same with the link that the order was placed with: Stripe replays a session only if it is asked for in the same words. */
export function firstReturnUrl({ id, tokenHash }: Pick<Order, 'id' | 'tokenHash'>): string {
  const first = keys()
    .tokensOf('order-link', id)
    .find((token) => hashToken(token) === tokenHash);
  return first ? returnWith(first) : returnUrl(id);
}
