import 'server-only';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { orderUrl } from '@/lib/orders/reference-store';
import { linesOf, orderById } from '@/lib/orders/store';
import { composeChatLetter, isChatLetter } from './chat-store';
import { composeInvitation } from './invitation-store';
import type { Letter } from './letter';
import { orderPaidLetter } from './order-letter';
import { paymentLetter } from './payment-letter';

type Queued = { kind: string; subjectId: string; payload?: unknown };

/** Turns a queued letter into words, from the facts as they stand. Null when it is no longer about anything. */
export async function composeLetter({ kind, subjectId, payload }: Queued): Promise<Letter | null> {
  if (isChatLetter(kind)) return composeChatLetter(kind, subjectId, payload);
  if (kind === 'invitation') return composeInvitation(subjectId, payload);
  const order = await orderById(subjectId);
  if (!order) return null;
  const { site } = content();
  const link = orderUrl(order.id);
  switch (kind) {
    case 'order-paid':
      return orderPaidLetter({ ...order, lines: await linesOf(await db(), order.id) }, site, link);
    case 'payment-failed':
    case 'paid-twice':
    case 'paid-but-sold-out':
      return paymentLetter(kind, order, site, link);
    default:
      throw new Error(`no letter of the kind ${kind}`);
  }
}
