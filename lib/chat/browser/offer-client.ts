import { acceptBasket } from '@/lib/basket/client';
import { jsonOf, refusalOf } from '@/lib/http/wire';
import type { ChatAnswers } from '../log/wire';
import { hear } from './cache-client';

/** Puts an offer into the basket. Returns what is wrong, or nothing. */
export async function takeOffer(order: string, seq: number): Promise<string> {
  const response = await fetch('/api/chat/basket', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seq, ...(order ? { order } : {}) }),
  });
  if (!response.ok) return refusalOf(response, 'That did not work. Please try again.');
  const { basket, event } = await jsonOf<ChatAnswers['/api/chat/basket']>(response);
  await acceptBasket(basket);
  hear(order, event);
  return '';
}
