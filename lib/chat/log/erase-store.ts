import 'server-only';
import { inArray } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import type { Tx } from '@/lib/db/connection';
import { chatEvents, conversations } from '@/lib/db/schema/chat';

/** Erases conversations with all that belongs to them: words, pictures, links, promises, drafts. */
export async function eraseConversations(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(chatEvents).where(inArray(chatEvents.conversationId, [...ids]));
  await tx.delete(conversations).where(inArray(conversations.id, [...ids]));
  for (const id of ids) await notify(tx, 'chat', id);
}
