import { acceptBasket } from '@/lib/basket/client';
import { askShop, posting } from '@/lib/http/browser/ask-client';
import type { ChatAnswers } from '../log/wire';
import { hear } from './cache-client';

/** Puts an offer into the basket. Returns what is wrong, or nothing. */
export async function takeOffer(order: string, seq: number): Promise<string> {
  const taken = await askShop<ChatAnswers['/api/chat/basket']>(
    '/api/chat/basket',
    posting({ seq, ...(order ? { order } : {}) }),
  );
  if (!taken.ok) return taken.says;
  const { basket, event } = taken.json;
  await acceptBasket(basket);
  hear(order, event);
  return '';
}
