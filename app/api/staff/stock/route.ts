import { adjustment } from '@/lib/desk/stock/adjustment';
import { stockHref } from '@/lib/desk/stock/href';
import { adjustStock } from '@/lib/desk/stock/stock-store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

/** Kept with its own variant, so that a number never turns up at another. */
const form = {
  back: ({ sku = '' }: Record<string, string>) => stockHref(sku, { refused: 'stock' }),
  draft: ({ sku = '' }: Record<string, string>) => `stock:${sku.slice(0, 40)}`,
};

export const POST = staffRoute(
  'adjust-stock',
  { scope: 'stock', body: adjustment, form },
  async ({ input, member }) => {
    const adjusted = await adjustStock(input, member.id);
    if (!adjusted.ok && adjusted.why === 'unknown') return refuse(404, 'unknown', 'There is no such variant.');
    if (!adjusted.ok) {
      const message = `Orders have spoken for ${adjusted.reserved}, so there can’t be fewer on hand. Cancel an order first, or count again.`;
      return refuse(409, 'too-few', message, { fields: { quantity: message } });
    }
    return done(
      { onHand: adjusted.onHand },
      { location: stockHref(input.sku, { done: adjusted.known ? 'known' : 'adjusted' }) },
    );
  },
);
