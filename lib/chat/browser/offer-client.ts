import { acceptBasket } from '@/lib/basket/client';
import { hear } from './cache-client';

/** Puts an offer into the basket. Returns what is wrong, or nothing. */
export async function takeOffer(order: string, seq: number): Promise<string> {
  const response = await fetch('/api/chat/basket', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seq, ...(order ? { order } : {}) }),
  });
  const answer = await response.json();
  if (!response.ok) return answer?.problem?.message ?? 'That did not work. Please try again.';
  await acceptBasket(answer.basket);
  hear(order, answer.event);
  return '';
}
