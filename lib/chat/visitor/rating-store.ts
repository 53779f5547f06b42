import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { transaction } from '@/lib/db/connection';
import { chatEvents } from '@/lib/db/schema/chat';
import { sameId } from '@/lib/keys/same-id';
import { raiseAlert } from '@/lib/orders/alerts/alerts-store';
import type { WireEvent } from '../log/wire';
import { appendAs, lockLatest } from './conversation-store';
import type { Visitor } from './visitor-store';

/** Whoever was let down, or says what was not so good, is read by somebody now; what is good is read in the reports. */
const callsForAPerson = (score: number, text: string): boolean => score <= 2 || (score === 3 && text !== '');

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
    const clientId = sameId(`${id} rated ${resolved?.seq ?? 0}`);
    const before = await tx.$count(
      chatEvents,
      and(eq(chatEvents.conversationId, id), eq(chatEvents.clientId, clientId)),
    );
    if (before === 0 && callsForAPerson(score, text))
      await raiseAlert(tx, {
        kind: 'rated-low',
        subject: id,
        detail: `${score} of 5${text ? ', and they say why' : ''}.`,
        ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
      });
    return appendAs(tx, id, clientId, { kind: 'rating', body: { score, text } });
  });
}
