import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, lte } from 'drizzle-orm';
import { type AnswerLetter, queueAnswerLetter } from '@/lib/chat/letters/letters-store';
import type { EventContent } from '@/lib/chat/log/event-body';
import { append, type Conversation, lockConversation } from '@/lib/chat/log/log-store';
import { type Recording, type Tx, transaction } from '@/lib/db/connection';
import { chatEvents } from '@/lib/db/schema/chat';
import { staff } from '@/lib/db/schema/staff';

/** Somebody else has the conversation: who, so that taking over can be asked for by name. */
export type Taken = { ok: false; why: 'taken'; holder: { id: string; name: string } };
export type Acted = { ok: true } | Taken | { ok: false; why: 'unknown' };
type Act = {
  conversationId: string;
  staffId: string;
  id: string;
  /** Written with what is done; not when it has been done before. */
  record?: Recording | undefined;
};

const unknown = { ok: false, why: 'unknown' } as const;

/** Sees whether an act has been done already, so that the same one sent twice is one. */
async function isDone(tx: Tx, { conversationId, id }: Act): Promise<boolean> {
  const [known] = await tx
    .select({ seq: chatEvents.seq })
    .from(chatEvents)
    .where(and(eq(chatEvents.conversationId, conversationId), eq(chatEvents.clientId, id)));
  return known !== undefined;
}

async function taken(tx: Tx, holderId: string): Promise<Taken> {
  const [holder] = await tx.select({ id: staff.id, name: staff.name }).from(staff).where(eq(staff.id, holderId));
  return { ok: false, why: 'taken', holder: holder ?? { id: holderId, name: 'Somebody' } };
}

/**
 * Says something to the visitor. A conversation that nobody has becomes the answerer's; one that somebody else has has
 * to be taken over first, so that two people never answer at once.
 */
export const answer = (act: Act & { said: EventContent }): Promise<Acted> =>
  transaction((tx) => answerIn(tx, act, ({ answerBy }) => (answerBy === null ? null : 'chat-answer')));

/** The same in the caller's transaction. `tells`: which letter tells of it. */
export async function answerIn(
  tx: Tx,
  act: Act & { said: EventContent },
  tells: (conversation: Conversation) => AnswerLetter | null,
): Promise<Acted> {
  const { conversationId, staffId, id, said } = act;
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) return unknown;
  if (await isDone(tx, act)) return { ok: true };
  const { assigneeId } = conversation;
  if (assigneeId !== null && assigneeId !== staffId) return taken(tx, assigneeId);
  const by = { author: 'staff', staffId } as const;
  if (assigneeId === null)
    await append(tx, conversationId, {
      ...by,
      clientId: randomUUID(),
      kind: 'assign',
      body: { assigneeId: staffId },
    });
  const { seq } = await append(tx, conversationId, { ...by, ...said, clientId: id });
  const letter = tells(conversation);
  if (letter) await queueAnswerLetter(tx, conversation, { id, seq, kind: letter });
  await markSeen(tx, conversation, staffId, conversation.lastSeq);
  await act.record?.(tx);
  return { ok: true };
}

/** A note for colleagues. Anybody may leave one, whoever has the conversation. */
export async function takeNote({ text, ...act }: Act & { text: string }): Promise<Acted> {
  const { conversationId, staffId, id } = act;
  return transaction(async (tx) => {
    if (!(await lockConversation(tx, conversationId))) return unknown;
    if (await isDone(tx, act)) return { ok: true };
    await append(tx, conversationId, { clientId: id, kind: 'note', author: 'staff', staffId, body: { text } });
    await act.record?.(tx);
    return { ok: true };
  });
}

/** Gives a conversation to somebody, or to nobody, if it is still with whom the asker thinks it is. */
export async function assign(act: Act & { from: string | null; to: string | null }): Promise<Acted> {
  const { conversationId, staffId, id, from, to } = act;
  return transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) return unknown;
    const { assigneeId } = conversation;
    if (assigneeId === to || (await isDone(tx, act))) return { ok: true };
    if (assigneeId !== null && assigneeId !== from) return taken(tx, assigneeId);
    if (to !== null && !(await works(tx, to))) return unknown;
    await append(tx, conversationId, {
      clientId: id,
      kind: 'assign',
      author: 'staff',
      staffId,
      body: { assigneeId: to },
    });
    await act.record?.(tx);
    return { ok: true };
  });
}

async function works(tx: Tx, staffId: string): Promise<boolean> {
  const [member] = await tx.select({ disabled: staff.disabled }).from(staff).where(eq(staff.id, staffId));
  return member !== undefined && !member.disabled;
}

const finished = 'This conversation is finished. Write again whenever you like.';
/** 'moved': the visitor has written since. */
export type Changed = 'done' | 'moved' | 'unknown';
type Change = { status: 'open' } | { status: 'resolved'; seen: number } | { status: 'snoozed'; until: Date };

/**
 * Resolves, snoozes or opens again. What the agent has not seen is not closed over: 'moved' if the visitor has written
 * since. Nothing happens to a conversation that stands so already.
 */
export async function changeStatus(act: Act & { change: Change }): Promise<Changed> {
  const { conversationId, staffId, id, change } = act;
  return transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) return 'unknown';
    if (await isDone(tx, act)) return 'done';
    const { status, snoozedUntil, lastSeq } = conversation;
    const already = change.status === 'snoozed' ? false : status === change.status && snoozedUntil === null;
    if (already) return 'done';
    if (change.status === 'resolved' && lastSeq > change.seen) return 'moved';
    const body = {
      status: change.status,
      text: change.status === 'resolved' ? finished : '',
      ...(change.status === 'snoozed' ? { until: change.until.toISOString() } : {}),
    };
    await append(tx, conversationId, { clientId: id, kind: 'status', author: 'staff', staffId, body });
    if (change.status === 'resolved') await markSeen(tx, conversation, staffId, lastSeq);
    await act.record?.(tx);
    return 'done';
  });
}

/** Notes up to which of the visitor's words somebody here has read, if that is further than before. */
async function markSeen(tx: Tx, conversation: Conversation, staffId: string, upTo: number): Promise<void> {
  if (upTo <= conversation.staffSeenSeq) return;
  const [read] = await tx
    .select({ seq: chatEvents.seq })
    .from(chatEvents)
    .where(
      and(
        eq(chatEvents.conversationId, conversation.id),
        eq(chatEvents.visibility, 'all'),
        eq(chatEvents.author, 'visitor'),
        gt(chatEvents.seq, conversation.staffSeenSeq),
        lte(chatEvents.seq, upTo),
      ),
    )
    .orderBy(desc(chatEvents.seq))
    .limit(1);
  if (!read) return;
  const clientId = randomUUID();
  await append(tx, conversation.id, { clientId, kind: 'read', author: 'staff', staffId, body: { seq: read.seq } });
}

/** Whether there is such a conversation. */
export async function seen(conversationId: string, staffId: string, seq: number): Promise<boolean> {
  return transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (conversation) await markSeen(tx, conversation, staffId, Math.min(seq, conversation.lastSeq));
    return conversation !== null;
  });
}
