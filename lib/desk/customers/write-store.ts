import 'server-only';
import { conversationToWriteIn } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrderId } from '@/lib/chat/visitor/visitor-store';
import { type Recording, transaction } from '@/lib/db/connection';
import { type Acted, answerIn } from '@/lib/desk/inbox/act-store';
import { isErased } from '@/lib/orders/retention/retention';
import { orderById } from '@/lib/orders/store';

type Letter = { orderId: string; id: string; text: string; staffId: string };

/**
 * Writes to a buyer in the thread of their order, which begins with it if there is none, and by a letter. They answer where
 * the letter leads. Told twice under one id it is written once.
 */
export async function writeFirst(
  { orderId, id, text, staffId }: Letter,
  record?: Recording<{ conversation: string }>,
): Promise<Acted & { conversation?: string }> {
  const order = await orderById(orderId);
  if (!order || isErased(order)) return { ok: false, why: 'unknown' };
  const visitor = await visitorOfOrderId(orderId);
  return transaction(async (tx) => {
    const { id: conversation } = await conversationToWriteIn(tx, visitor);
    const said = { kind: 'message', body: { text } } as const;
    const recorded: Recording | undefined = record && ((inTx) => record(inTx, { conversation }));
    const act = { conversationId: conversation, staffId, id, said, record: recorded };
    const written = await answerIn(tx, act, () => 'chat-written');
    return { ...written, conversation };
  });
}
