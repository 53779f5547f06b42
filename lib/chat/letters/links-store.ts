import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { chatDevices, chatLinks } from '@/lib/db/schema/chat-access';
import { env } from '@/lib/env';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';
import { hashSecret } from '../visitor/visitor-store';

/** Which conversation a letter's link carries on; null when it is wrong or older than seven days. */
export async function conversationOfLink(token: string): Promise<string | null> {
  const id = keys().idOf('chat-continue', token);
  const named = id ? eq(chatLinks.id, id) : eq(chatLinks.tokenHash, hashSecret(token));
  const [link] = await (await db())
    .select({ id: chatLinks.id, conversationId: chatLinks.conversationId })
    .from(chatLinks)
    .where(and(named, gt(chatLinks.expiresAt, nowDate())));
  return link && keys().tokensOf('chat-continue', link.id).includes(token) ? link.conversationId : null;
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

/** The secret in a letter's link, made from the row's id, so that the letter can be written later. */
export const linkToken = (purpose: Purpose, id: string): string => keys().tokenOf(`chat-${purpose}`, id);

export const linkHash = (purpose: Purpose, id: string): string => hashSecret(linkToken(purpose, id));
export const linkUrl = (purpose: Purpose, id: string): string =>
  `${env().publicUrl}/support/${purpose}/${linkToken(purpose, id)}`;
