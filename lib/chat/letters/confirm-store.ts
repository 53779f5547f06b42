import 'server-only';
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { chatConfirmations, chatLinks } from '@/lib/db/schema/chat-access';
import { withinLimit } from '@/lib/http/limit-store';
import { queueMail } from '@/lib/outbox/queue-store';
import { now } from '@/lib/time/clock';
import type { Conversation } from '../log/log-store';
import { linkHash } from './links-store';

export type Wanted = 'transcript' | 'link';
export type Letter = { id: string; conversationId: string; email: string; wanted: Wanted };

const day = 86_400;
const confirmationHours = 24;
const linkDays = 7;
const afterHours = (hours: number) => new Date(now().add({ hours }).epochMilliseconds);

type Limit = [scope: string, key: string, max: number];

/** Each in its own window; the database counts, and while it is down no letter goes. */
export async function mayWrite(limits: readonly Limit[]): Promise<boolean> {
  for (const [scope, key, max] of limits) {
    const allowed = await withinLimit({ scope, key, max, windowSeconds: day, whenDown: 'closed' });
    if (!allowed.ok) return false;
  }
  return true;
}

/** Asking whose an address is: once a day for the address, and only so often for a conversation and for everybody together. */
export const confirmLimits = ({ id }: Conversation, to: string): Limit[] => [
  ['chat-confirm-of', id, 3],
  ['chat-confirm', to, 1],
  ['chat-confirm-all', 'all', 300],
];

export async function isAsked(id: string): Promise<boolean> {
  const [asked] = await (await db()).select().from(chatConfirmations).where(eq(chatConfirmations.id, id));
  return asked !== undefined;
}

export async function askWhose(tx: Tx, { id, ...asked }: Letter): Promise<void> {
  const expiresAt = afterHours(confirmationHours);
  await tx
    .insert(chatConfirmations)
    .values({ id, ...asked, tokenHash: linkHash('confirm', id), expiresAt })
    .onConflictDoNothing();
}

/** Whether a letter under this id may ask whose address it is, so that a link to the conversation can go there. */
export async function mayAskWhose(conversation: Conversation, id: string, email: string): Promise<boolean> {
  if (await isAsked(id)) return true;
  const to = email.toLowerCase();
  if (!(await mayWrite(confirmLimits(conversation, to)))) return false;
  await transaction((tx) => askWhose(tx, { id, conversationId: conversation.id, email: to, wanted: 'link' }));
  return true;
}

export async function insertLink(tx: Tx, link: Omit<Letter, 'wanted'>): Promise<void> {
  const expiresAt = afterHours(linkDays * 24);
  await tx
    .insert(chatLinks)
    .values({ ...link, tokenHash: linkHash('continue', link.id), expiresAt })
    .onConflictDoNothing();
}

/** A link to a conversation, for an address that is known to be its visitor's. */
export const openLink = (link: Omit<Letter, 'wanted'>): Promise<void> => transaction((tx) => insertLink(tx, link));

/** 'lately': a question that still stands went to that address. 'known': whose it is is shown already. */
export type ProofAsked = 'asked' | 'known' | 'none' | 'lately';

/** Whether a conversation's typed address may be asked about now. */
export async function proofWanted(tx: Tx, conversation: Conversation, id: string): Promise<ProofAsked> {
  const { email, verifiedEmail, orderId } = conversation;
  if (orderId !== null) return 'known';
  const to = email?.toLowerCase();
  if (!to) return verifiedEmail ? 'known' : 'none';
  if (verifiedEmail?.toLowerCase() === to) return 'known';
  const standing = and(
    sql`lower(${chatConfirmations.email}) = ${to}`,
    gt(chatConfirmations.expiresAt, new Date(now().epochMilliseconds)),
    ne(chatConfirmations.id, id),
  );
  const [lately] = await tx.select({ id: chatConfirmations.id }).from(chatConfirmations).where(standing).limit(1);
  return lately ? 'lately' : 'asked';
}

/** Asks for staff whose the typed address of a conversation is. */
export async function askForProof(tx: Tx, { id: conversationId, email }: Conversation, id: string): Promise<void> {
  if (!email) return;
  await askWhose(tx, { id, conversationId, email: email.toLowerCase(), wanted: 'link' });
  await queueMail(tx, { subjectId: id, kind: 'chat-confirm', payload: { conversationId } });
}
