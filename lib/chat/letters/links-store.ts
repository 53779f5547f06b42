import 'server-only';
import { createHmac } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { chatDevices, chatLinks } from '@/lib/db/schema/chat-access';
import { env } from '@/lib/env';
import { nowDate } from '@/lib/time/clock';
import { hashSecret } from '../visitor/visitor-store';

/** Which conversation a letter's link carries on; null when it is wrong or older than seven days. */
export async function conversationOfLink(token: string): Promise<string | null> {
  const [link] = await (await db())
    .select({ conversationId: chatLinks.conversationId })
    .from(chatLinks)
    .where(and(eq(chatLinks.tokenHash, hashSecret(token)), gt(chatLinks.expiresAt, nowDate())));
  return link?.conversationId ?? null;
}

/** Makes a browser's new secret one of the visitor's, for this one conversation. */
export async function continueHere(token: string, secret: string): Promise<boolean> {
  const conversationId = await conversationOfLink(token);
  if (!conversationId) return false;
  await (await db())
    .insert(chatDevices)
    .values({ secretHash: hashSecret(secret), conversationId })
    .onConflictDoNothing();
  return true;
}

type Purpose = 'confirm' | 'continue';
export const secretLink = /^[\w-]{43}$/;

/**
 * The secret in a letter's link: 256 bits that only the server can make from the row's id, so that the letter can be
 * written later while the database holds no more than a hash.
 */
export const linkToken = (purpose: Purpose, id: string): string =>
  createHmac('sha256', env().shopSecret).update(`chat-${purpose}:${id}`).digest('base64url');

export const linkHash = (purpose: Purpose, id: string): string => hashSecret(linkToken(purpose, id));
export const linkUrl = (purpose: Purpose, id: string): string =>
  `${env().publicUrl}/support/${purpose}/${linkToken(purpose, id)}`;
