import 'server-only';
import { and, eq } from 'drizzle-orm';
import { transaction } from '@/lib/db/connection';
import { chatEvents } from '@/lib/db/schema/chat';
import { chatImages } from '@/lib/db/schema/chat-access';
import { now } from '@/lib/time/clock';
import { contentOf, type Visibility } from './event-body';
import { append, lockConversation } from './log-store';
import { withoutWords } from './redacted';

type Ask = { conversationId: string; staffId: string; id: string; visibility: Visibility; seq: number };

/** Takes the words of one event out of the database for good, and tells everybody who may have them on a screen. */
export async function redact({ conversationId, staffId, id, visibility, seq }: Ask): Promise<'done' | 'unknown'> {
  return transaction(async (tx) => {
    if (!(await lockConversation(tx, conversationId))) return 'unknown';
    const which = and(
      eq(chatEvents.conversationId, conversationId),
      eq(chatEvents.visibility, visibility),
      eq(chatEvents.seq, seq),
    );
    const [event] = await tx.select().from(chatEvents).where(which);
    const left = event && withoutWords(contentOf(event));
    if (!event || !left) return 'unknown';
    if (event.redactedAt) return 'done';
    const redactedAt = new Date(now().epochMilliseconds);
    await tx.update(chatEvents).set({ body: left.body, redactedAt }).where(which);
    if (left.kind === 'image') await tx.delete(chatImages).where(eq(chatImages.id, left.body.imageId));
    await append(tx, conversationId, {
      clientId: id,
      kind: 'redact',
      author: 'staff',
      staffId,
      body: { seq },
      visibility,
    });
    return 'done';
  });
}
