import 'server-only';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { linesOf, orderById, orderUrl } from '@/lib/orders/store';
import { composeAccountLetter, isAccountLetter } from './account/compose-store';
import { composeChatLetter, isChatLetter } from './chat-store';
import { composeComplaintLetter, isComplaintLetter } from './complaint-letter-store';
import { composeOrderLink } from './find-letter-store';
import type { Letter } from './letter';
import { dispatched, promiseChanged, refunded, returnAsked, type Told } from './order-facts-store';
import { orderPaidLetter, orderReceivedLetter } from './order-letter';
import { addressChangedLetter, emailCorrectedLetter, emailLeftLetter } from './parcel-letter';
import { paymentLetter } from './payment-letter';

export type QueuedLetter = {
  kind: string;
  subjectId: string;
  orderId: string | null;
  payload: Record<string, unknown>;
};

/** Turns a queued letter into words, from the facts as they stand. Null when it is no longer about anything. */
export async function composeLetter(queued: QueuedLetter): Promise<Letter | null> {
  const { kind, subjectId, orderId } = queued;
  if (isChatLetter(kind)) return composeChatLetter(kind, subjectId, queued.payload);
  if (isAccountLetter(kind)) return composeAccountLetter(kind, subjectId, queued.payload);
  if (isComplaintLetter(kind)) return composeComplaintLetter(kind, subjectId);
  if (kind === 'order-link') return composeOrderLink(queued.payload);
  const told = await factsOf(orderId ?? subjectId);
  if (!told) return null;
  const { order, site, orderLink } = told;
  switch (kind) {
    case 'order-received':
      // The money may have come while the letter waited; then the next one says so.
      return order.status === 'processing' ? orderReceivedLetter(told) : null;
    case 'order-paid':
      return orderPaidLetter({ ...told, returnDays: content().delivery.returns.days });
    case 'payment-failed':
    case 'paid-twice':
    case 'paid-but-sold-out':
    case 'order-cancelled':
      return paymentLetter(kind, order, site, orderLink);
    case 'dispatched':
      return dispatched(told, subjectId);
    case 'address-changed':
      return addressChangedLetter(told);
    case 'email-corrected':
      return emailCorrectedLetter(told);
    case 'email-left':
      return emailLeftLetter(told, queued.payload);
    case 'promise-changed':
      return promiseChanged(told, subjectId);
    case 'refunded':
      return refunded(told, subjectId);
    case 'return-asked':
      return returnAsked(told, subjectId);
    default:
      throw new Error(`no letter of the kind ${kind}`);
  }
}

async function factsOf(orderId: string): Promise<Told | null> {
  const order = await orderById(orderId);
  if (!order) return null;
  const lines = await linesOf(await db(), order.id);
  return { order: { ...order, lines }, site: content().site, orderLink: orderUrl(order.id) };
}
