import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { ourCookie } from '@/lib/http/cookies';
import { orderByToken } from '@/lib/orders/store';

/** Who talks to us: whoever has a secret. One is in a cookie, the other is the secret link of an order. */
export type Visitor = { hash: string; orderId: string | null };

export const visitorCookie = 'chat';
export const visitorSecret = /^[\w-]{43}$/;
export const newVisitorSecret = (): string => randomBytes(32).toString('base64url');
const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');

export const visitorOfSecret = (secret: string): Visitor => ({ hash: hash(secret), orderId: null });

/** Whoever has the order's link may read and write in its conversation; null for a link that opens nothing. */
export async function visitorOfOrder(token: string): Promise<Visitor | null> {
  const found = await orderByToken(token);
  return found && { hash: hash(`order:${token}`), orderId: found.order.id };
}

/** Whose conversation a request is about; null when it shows no secret at all, or one that opens nothing. */
export async function visitorOf(
  cookies: ReadonlyMap<string, string>,
  orderToken: string | undefined,
): Promise<Visitor | null> {
  if (orderToken) return visitorOfOrder(orderToken);
  const secret = ourCookie(cookies, visitorCookie);
  return secret ? visitorOfSecret(secret) : null;
}
