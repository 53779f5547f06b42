import 'server-only';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { chatConfirmations, chatLinks } from '@/lib/db/schema/chat-access';
import { withinLimit } from '@/lib/http/limit-store';
import { keys } from '@/lib/keys/keys';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import type { Conversation } from '../log/log-store';
import { hashSecret } from '../visitor/visitor-store';
import { isLetterCode } from './code-store';
import { askWhose, confirmLimits, insertLink, isAsked, type Letter, mayWrite, type Wanted } from './confirm-store';

export type Asked = 'sent' | 'to-confirm' | 'too-many';

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
  if (await isAsked(id)) return 'to-confirm';
  if (!(await mayWrite([['chat-confirm-from', address, 5], ...confirmLimits(conversation, to)]))) return 'too-many';
  await transaction(async (tx) => {
    await askWhose(tx, { id, conversationId: conversation.id, email: to, wanted });
    await queueMail(tx, { subjectId: id, kind: 'chat-confirm', payload: { conversationId: conversation.id } });
  });
  return 'to-confirm';
}

async function queueWanted(tx: Tx, { id, conversationId, email, wanted }: Letter): Promise<void> {
  if (wanted === 'link') await insertLink(tx, { id, conversationId, email });
  const payload = { conversationId, ...(wanted === 'link' ? {} : { email }) };
  await queueMail(tx, { subjectId: id, kind: wanted === 'link' ? 'chat-link' : 'chat-transcript', payload });
}

type Confirmation = typeof chatConfirmations.$inferSelect;

/** What a letter's link asks to confirm; null when it is wrong or too old. */
export async function confirmationOf(token: string): Promise<Confirmation | null> {
  const instant = nowDate();
  const id = keys().idOf('chat-confirm', token);
  const named = id ? eq(chatConfirmations.id, id) : eq(chatConfirmations.tokenHash, hashSecret(token));
  const [found] = await (await db())
    .select()
    .from(chatConfirmations)
    .where(and(named, gt(chatConfirmations.expiresAt, instant)));
  return found && keys().tokensOf('chat-confirm', found.id).includes(token) ? found : null;
}

/** The address is theirs: what they asked for goes there. Twice is once. */
async function settle({ id, conversationId, email, wanted }: Confirmation): Promise<void> {
  await transaction(async (tx) => {
    const [first] = await tx
      .update(chatConfirmations)
      .set({ confirmedAt: nowDate() })
      .where(and(eq(chatConfirmations.id, id), isNull(chatConfirmations.confirmedAt)))
      .returning({ id: chatConfirmations.id });
    if (!first) return;
    await tx.update(conversations).set({ verifiedEmail: email }).where(eq(conversations.id, conversationId));
    await queueWanted(tx, { id, conversationId, email, wanted });
  });
}

/**
 * Confirms an address by a letter's link, in the browser that has the conversation and in no other: whoever reads the
 * letters of an address need not be who gave it in the chat.
 */
export async function confirm(token: string, own: Conversation | null): Promise<'done' | 'elsewhere' | 'gone'> {
  const found = await confirmationOf(token);
  if (!found) return 'gone';
  if (found.conversationId !== own?.id) return 'elsewhere';
  await settle(found);
  return 'done';
}

const triesADay = 10;

/** Confirms an address by the code of a letter, typed into the conversation that the letter is about. */
export async function confirmByCode(
  { id: conversationId }: Conversation,
  typed: string,
): Promise<'done' | 'wrong' | 'too-many'> {
  const tries = { scope: 'chat-code', key: conversationId, max: triesADay, windowSeconds: 86_400 } as const;
  if (!(await withinLimit({ ...tries, whenDown: 'closed' })).ok) return 'too-many';
  const asked = await (await db())
    .select()
    .from(chatConfirmations)
    .where(and(eq(chatConfirmations.conversationId, conversationId), gt(chatConfirmations.expiresAt, nowDate())));
  const found = asked.find(({ id }) => isLetterCode(id, typed));
  if (!found) return 'wrong';
  await settle(found);
  return 'done';
}

/** Links and confirmations that open nothing any more. */
export async function forgetOldLetters(): Promise<number> {
  const database = await db();
  const instant = nowDate();
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

/** How long a visitor has to see an answer for themselves. Whoever is written to first is not there. */
const waitMinutes = { 'chat-answer': 5, 'chat-written': 0 } as const;
export type AnswerLetter = keyof typeof waitMinutes;

/** Queues the letter that tells a visitor of what was said, if there is an address to tell. `id` is the message's own. */
export async function queueAnswerLetter(
  tx: Tx,
  { id: conversationId, email, verifiedEmail, orderId }: Conversation,
  { id, seq, kind }: { id: string; seq: number; kind: AnswerLetter },
): Promise<void> {
  if (!email && !verifiedEmail && !orderId) return;
  await queueMail(tx, { subjectId: id, kind, payload: { conversationId, seq }, afterMinutes: waitMinutes[kind] });
}

/** Questions and links to an address, of whichever conversations. */
export async function forgetLinksTo(tx: Tx, address: string): Promise<void> {
  await tx.delete(chatLinks).where(sql`lower(${chatLinks.email}) = ${address}`);
  await tx.delete(chatConfirmations).where(sql`lower(${chatConfirmations.email}) = ${address}`);
}
