import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { BasketCookie } from '@/lib/basket/cookie';
import { findVariant } from '@/lib/catalogue/find';
import { availableStock } from '@/lib/catalogue/store';
import { content } from '@/lib/content/content';
import { db, transaction } from '@/lib/db/connection';
import { chatEvents } from '@/lib/db/schema/chat';
import { sameId } from '@/lib/keys/same-id';
import { contentOf } from '../log/event-body';
import type { WireEvent } from '../log/wire';
import { appendAs, conversationOf } from './conversation-store';
import { withOffer } from './offer';
import type { Visitor } from './visitor-store';

/** Puts an offer into the visitor's basket at today's stock; null when it is not an offer made to them. */
export async function takeOffer(
  visitor: Visitor | null,
  seq: number,
  basket: BasketCookie,
): Promise<{ basket: BasketCookie; missing: string[]; event: WireEvent } | null> {
  const conversation = await conversationOf(visitor);
  if (!conversation) return null;
  const [stored] = await (await db())
    .select()
    .from(chatEvents)
    .where(
      and(eq(chatEvents.conversationId, conversation.id), eq(chatEvents.visibility, 'all'), eq(chatEvents.seq, seq)),
    );
  const offer = stored && contentOf(stored);
  if (offer?.kind !== 'basket_offer') return null;
  const { products } = content();
  const known = offer.body.lines.filter(({ variant }) => findVariant(products, variant));
  const stock = await availableStock(known.map(({ variant }) => variant));
  const { lines, missing } = withOffer(basket.lines, offer.body.lines, stock);
  const event = await transaction((tx) =>
    appendAs(tx, conversation.id, sameId(`${conversation.id} took ${seq}`), {
      kind: 'basket_taken',
      body: { seq, missing },
    }),
  );
  return { basket: { ...basket, lines }, missing, event };
}
