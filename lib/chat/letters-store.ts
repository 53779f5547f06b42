import 'server-only';
import { and, eq, gt, lt } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { chatConfirmations, chatLinks } from '@/lib/db/schema/chat-access';
import { withinLimit } from '@/lib/http/limit-store';
import { queueMail } from '@/lib/mail/outbox-store';
import { now } from '@/lib/time/clock';
import type { Conversation } from './log-store';
import { linkHash } from './secret-link-store';
import { hashSecret } from './visitor-store';

export type Wanted = 'transcript' | 'link';
export type Asked = 'sent' | 'to-confirm' | 'too-many';

const day = 86_400;
const confirmationHours = 24;
const linkDays = 7;
const afterHours = (hours: number) => new Date(now().add({ hours }).epochMilliseconds);

/** Each in its own window; the database counts, and while it is down no letter goes. */
async function mayWrite(limits: [scope: string, key: string, max: number][]): Promise<boolean> {
  for (const [scope, key, max] of limits) {
    const allowed = await withinLimit({ scope, key, max, windowSeconds: day, whenDown: 'closed' });
    if (!allowed.ok) return false;
  }
  return true;
}

/**
 * Sends the conversation, or a link to it, to an address that is the visitor's. One that nobody has confirmed gets a
 * letter that asks, without a word of what was written: once a day for an address, and only so many for everybody
 * together. Asking twice under one id is asking once.
 */
export async function askForLetter(
  conversation: Conversation,
  { id, email, wanted, address }: { id: string; email: string; wanted: Wanted; address: string },
): Promise<Asked> {
  const to = email.toLowerCase();
  if (conversation.verifiedEmail === to) {
    if (!(await mayWrite([['chat-letter', conversation.id, 10]]))) return 'too-many';
    await transaction((tx) => queueWanted(tx, { id, conversationId: conversation.id, email: to, wanted }));
    return 'sent';
  }
  const [asked] = await (await db()).select().from(chatConfirmations).where(eq(chatConfirmations.id, id));
  if (asked) return 'to-confirm';
  const limits: [string, string, number][] = [
    ['chat-confirm-from', address, 5],
    ['chat-confirm-of', conversation.id, 3],
    ['chat-confirm', to, 1],
    ['chat-confirm-all', 'all', 300],
  ];
  if (!(await mayWrite(limits))) return 'too-many';
  await transaction(async (tx) => {
    await tx
      .insert(chatConfirmations)
      .values({
        id,
        tokenHash: linkHash('confirm', id),
        conversationId: conversation.id,
        email: to,
        wanted,
        expiresAt: afterHours(confirmationHours),
      })
      .onConflictDoNothing();
    await queueMail(tx, { subjectId: id, kind: 'chat-confirm' });
  });
  return 'to-confirm';
}

type Letter = { id: string; conversationId: string; email: string; wanted: Wanted };

async function queueWanted(tx: Tx, { id, conversationId, email, wanted }: Letter): Promise<void> {
  if (wanted === 'link')
    await tx
      .insert(chatLinks)
      .values({
        id,
        tokenHash: linkHash('continue', id),
        conversationId,
        email,
        expiresAt: afterHours(linkDays * 24),
      })
      .onConflictDoNothing();
  const payload = wanted === 'link' ? {} : { conversationId, email };
  await queueMail(tx, { subjectId: id, kind: wanted === 'link' ? 'chat-link' : 'chat-transcript', payload });
}

export type Confirmation = typeof chatConfirmations.$inferSelect;

/** What a letter's link asks to confirm; null when it is wrong or too old. */
export async function confirmationOf(token: string): Promise<Confirmation | null> {
  const instant = new Date(now().epochMilliseconds);
  const [found] = await (await db())
    .select()
    .from(chatConfirmations)
    .where(and(eq(chatConfirmations.tokenHash, hashSecret(token)), gt(chatConfirmations.expiresAt, instant)));
  return found ?? null;
}

/** The address is theirs: what they asked for goes there. Twice is once. */
export async function confirm(token: string): Promise<Confirmation | null> {
  const found = await confirmationOf(token);
  if (!found || found.confirmedAt) return found;
  const { id, conversationId, email, wanted } = found;
  await transaction(async (tx) => {
    await tx
      .update(chatConfirmations)
      .set({ confirmedAt: afterHours(0) })
      .where(eq(chatConfirmations.id, id));
    await tx.update(conversations).set({ verifiedEmail: email }).where(eq(conversations.id, conversationId));
    await queueWanted(tx, { id, conversationId, email, wanted });
  });
  return found;
}

/** Links and confirmations that open nothing any more. */
export async function forgetOldLetters(): Promise<number> {
  const database = await db();
  const instant = new Date(now().epochMilliseconds);
  const links = await database
    .delete(chatLinks)
    .where(lt(chatLinks.expiresAt, instant))
    .returning({ id: chatLinks.id });
  const asked = await database
    .delete(chatConfirmations)
    .where(lt(chatConfirmations.expiresAt, instant))
    .returning({ id: chatConfirmations.id });
  return links.length + asked.length;
}
