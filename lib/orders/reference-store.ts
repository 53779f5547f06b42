import 'server-only';
import { createHash, createHmac, randomInt } from 'node:crypto';
import { env } from '@/lib/env';

/** Without vowels and look-alikes, so that it can be read out on the telephone and spells nothing. */
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';
const block = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');

/** LK-7F3K-92QD: enough that a number can't be guessed; and a number alone opens nothing. */
export const newOrderNumber = (): string => `LK-${block()}-${block()}`;

/**
 * The secret of an order's link: 256 bits that only the server can make from the order's id. So the same session can be
 * asked of Stripe again, and each later e-mail can carry the link, with only a hash in the database.
 */
export function orderToken(orderId: string): string {
  return createHmac('sha256', env().shopSecret).update(`order-link:${orderId}`).digest('base64url');
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
export const orderUrl = (orderId: string): string => `${env().publicUrl}/orders/${orderToken(orderId)}`;

/** Where Stripe sends the buyer: settles, empties a basket that has become this order, and goes on to the order page. */
export const returnUrl = (orderId: string): string => `${env().publicUrl}/api/orders/${orderToken(orderId)}/return`;
