import 'server-only';
import { z } from 'zod';
import { isErased } from '@/lib/orders/retention/retention';
import { orderById, orderUrl } from '@/lib/orders/store';
import { conversationById, eventsAfter } from '../visitor/conversation-store';
import { letterCode } from './code-store';
import { mayAskWhose, openLink } from './confirm-store';
import { linkUrl } from './links-store';
import { type SpokenLine, spokenLines } from './transcript';

const payload = z.object({ conversationId: z.uuid(), seq: z.int().min(1) });

export type AnswerTold = {
  to: string;
  href: string;
  /** The number of the order that it is about. */
  order?: string;
} & (
  | { lines: SpokenLine[] }
  /** Nobody knows yet whose address it is: nothing of what was answered, and the code that shows it. */
  | { lines: null; code: string }
);

/** Whom to tell of an answer, and where they read it. Null when they have seen it, or there is nobody to tell. */
export async function answerToTell(id: string, queued: unknown): Promise<AnswerTold | null> {
  const { conversationId, seq } = payload.parse(queued);
  const conversation = await conversationById(conversationId);
  if (!conversation || conversation.visitorSeenSeq >= seq) return null;
  const events = await eventsAfter(conversationId, seq - 1);
  if (events.some(({ author }) => author === 'visitor')) return null;
  const lines = spokenLines(events);
  const order = conversation.orderId ? await orderById(conversation.orderId) : null;
  if (order && isErased(order)) return null;
  if (order) return { to: order.email, href: `${orderUrl(order.id)}/ask`, order: order.number, lines };
  const { verifiedEmail, email } = conversation;
  if (verifiedEmail) {
    await openLink({ id, conversationId, email: verifiedEmail });
    return { to: verifiedEmail, href: linkUrl('continue', id), lines };
  }
  if (!email || !(await mayAskWhose(conversation, id, email))) return null;
  return { to: email.toLowerCase(), href: linkUrl('confirm', id), lines: null, code: letterCode(id) };
}
