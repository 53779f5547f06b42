import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { chatDevices } from '@/lib/db/schema/chat-access';
import { ourCookie } from '@/lib/http/cookies';
import { orderByToken } from '@/lib/orders/store';

/** Who talks to us: whoever has a secret. One is in a cookie, the other is the secret link of an order. */
export type Visitor = { hash: string; orderId: string | null };

export const visitorCookie = 'chat';
export const newVisitorSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whoever holds a secret; if that came by a link, they are the visitor whose conversation it carries on. */
export async function visitorOfSecret(secret: string): Promise<Visitor> {
  const own = hashSecret(secret);
  const [carriedOn] = await (await db())
    .select({ hash: conversations.visitorHash })
    .from(chatDevices)
    .innerJoin(conversations, eq(conversations.id, chatDevices.conversationId))
    .where(eq(chatDevices.secretHash, own));
  return { hash: carriedOn?.hash ?? own, orderId: null };
}

/** Whoever has the order's link may read and write in its conversation; null for a link that opens nothing. */
export async function visitorOfOrder(token: string): Promise<Visitor | null> {
  const found = await orderByToken(token);
  return found && visitorOfOrderId(found.order.id);
}

/** An order's buyer in its own conversation: for staff, who need no link. */
export async function visitorOfOrderId(orderId: string): Promise<Visitor> {
  const [begun] = await (await db())
    .select({ hash: conversations.visitorHash })
    .from(conversations)
    .where(eq(conversations.orderId, orderId))
    .orderBy(desc(conversations.startedAt))
    .limit(1);
  // No hash of a cookie looks like this, so that nobody becomes an order's visitor by naming the order.
  return { hash: begun?.hash ?? `order:${orderId}`, orderId };
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
