import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { askForProof, type ProofAsked, proofWanted } from '@/lib/chat/letters/confirm-store';
import { append, lockConversation } from '@/lib/chat/log/log-store';
import { type Recording, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import type { Order } from '@/lib/orders/store';
import { type Result, refused } from '@/lib/result';
import { type Acted, answerIn } from '../act-store';

type Ask = { conversationId: string; staffId: string; id: string };

const asks =
  'To be sure that the e-mail address is yours, we have just sent a letter with six figures to it. Please open ‘Have a copy sent, or carry on elsewhere’ below and type them there. Then we can look at your orders together.';

const whyNot: Record<Exclude<ProofAsked, 'asked'>, string> = {
  known: 'We know whose this conversation is already.',
  none: 'They have not given an e-mail address. Ask them for it first.',
  lately: 'A letter that asks this went to that address within the last day. It is good until then.',
};

/** Asks a visitor to prove that the address they typed is theirs: by a letter with a code, and by saying so to them. */
export async function askProof(
  { conversationId, staffId, id }: Ask,
  record?: Recording,
): Promise<Acted | { ok: false; why: 'no'; says: string }> {
  return transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) return { ok: false, why: 'unknown' };
    const wanted = await proofWanted(tx, conversation, id);
    if (wanted !== 'asked') return { ok: false, why: 'no', says: whyNot[wanted] };
    const said = { kind: 'message', body: { text: asks } } as const;
    const acted = await answerIn(tx, { conversationId, staffId, id, said, record }, () => null);
    if (acted.ok) await askForProof(tx, conversation, id);
    return acted;
  });
}

/** Says which order a conversation is about, once it is shown to be the buyer's. An order has one conversation. */
export async function attach(
  { conversationId, staffId, id, order }: Ask & { order: Pick<Order, 'id' | 'number' | 'email'> },
  record?: Recording,
): Promise<Result<object>> {
  return transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) return refused('There is no such conversation.');
    if (conversation.orderId === order.id) return { ok: true };
    if (conversation.orderId) return refused('This conversation is about another order already.');
    if (conversation.verifiedEmail?.toLowerCase() !== order.email.toLowerCase())
      return refused('Their address is not shown to be the buyer’s. Ask them to prove it first.');
    const other = and(eq(conversations.orderId, order.id), ne(conversations.id, conversationId));
    const [taken] = await tx.select({ id: conversations.id }).from(conversations).where(other).limit(1);
    if (taken) return refused(`Order ${order.number} has a conversation of its own. Go on there.`);
    await tx.update(conversations).set({ orderId: order.id }).where(eq(conversations.id, conversationId));
    const note = { kind: 'note', body: { text: `About order ${order.number}, whose buyer this is.` } } as const;
    await append(tx, conversationId, { ...note, clientId: id, author: 'staff', staffId });
    await record?.(tx);
    return { ok: true };
  });
}
