import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { transaction } from '@/lib/db/connection';
import { chatEvents } from '@/lib/db/schema/chat';
import { sameId } from '@/lib/keys/same-id';
import type { WireEvent } from '../log/wire';
import { appendAs, lockLatest } from './conversation-store';
import type { Visitor } from './visitor-store';

/** Rates what was resolved last; the first word counts. Null while there is nothing to rate. */
export async function rate(
  visitor: Visitor,
  { score, text }: { score: number; text: string },
): Promise<WireEvent | null> {
  return transaction(async (tx) => {
    const conversation = await lockLatest(tx, visitor);
    if (conversation?.status !== 'resolved') return null;
    const { id } = conversation;
    const [resolved] = await tx
      .select({ seq: chatEvents.seq })
      .from(chatEvents)
      .where(and(eq(chatEvents.conversationId, id), eq(chatEvents.visibility, 'all'), eq(chatEvents.kind, 'status')))
      .orderBy(desc(chatEvents.seq))
      .limit(1);
    const event = { kind: 'rating', body: { score, text } } as const;
    return appendAs(tx, id, sameId(`${id} rated ${resolved?.seq ?? 0}`), event);
  });
}
