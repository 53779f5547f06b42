import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import type { Recording, Tx } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';
import { chatImages } from '@/lib/db/schema/chat-access';
import { alertIsOver } from '@/lib/orders/alerts/alerts-store';
import { nowDate } from '@/lib/time/clock';
import { contentOf, type EventBody, type Visibility } from './event-body';
import { append, lockConversation } from './log-store';

const redactable = ['message', 'note', 'image', 'rating', 'fact_card'] as const;

/** The same body without a word of what was said. */
function scrubbed(stored: { kind: string; body: unknown }): EventBody {
  const { body } = contentOf(stored);
  if ('facts' in body) return { ...body, title: '', facts: [], postcode: undefined };
  return 'text' in body ? { ...body, text: '' } : body;
}

/**
 * Takes an event's words, or its picture, out of the log for good, and appends that it was done, so that a browser which
 * has them shows them no more. False if there is nothing to take out. Twice is once.
 */
export async function redact(
  tx: Tx,
  conversationId: string,
  { visibility, seq }: { visibility: Visibility; seq: number },
  staffId: string,
  record?: Recording,
): Promise<boolean> {
  if (!(await lockConversation(tx, conversationId))) return false;
  const here = and(
    eq(chatEvents.conversationId, conversationId),
    eq(chatEvents.visibility, visibility),
    eq(chatEvents.seq, seq),
  );
  const [event] = await tx.select().from(chatEvents).where(here);
  if (!event || !redactable.some((kind) => kind === event.kind)) return false;
  if (event.redactedAt) return true;
  const redactedAt = nowDate();
  await tx
    .update(chatEvents)
    .set({ body: scrubbed(event), redactedAt })
    .where(here);
  if (event.kind === 'image') await tx.delete(chatImages).where(eq(chatImages.id, event.clientId));
  await append(tx, conversationId, {
    kind: 'redact',
    body: { seq },
    author: 'staff',
    staffId,
    clientId: randomUUID(),
    visibility,
  });
  await record?.(tx);
  return true;
}

/** Erases conversations with all that belongs to them: words, pictures, links, promises, drafts. */
export async function eraseConversations(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(chatEvents).where(inArray(chatEvents.conversationId, [...ids]));
  await tx.delete(conversations).where(inArray(conversations.id, [...ids]));
  for (const id of ids) {
    await alertIsOver(tx, { kind: 'rated-low', subject: id, how: 'The conversation is erased' });
    await notify(tx, 'chat', id);
  }
}
