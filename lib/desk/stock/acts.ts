import 'server-only';
import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { transaction } from '@/lib/db/connection';
import { act } from '@/lib/desk/act/act';
import { draftName, stockHref } from '@/lib/desk/act/places';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { sameId } from '@/lib/keys/same-id';
import { orderById } from '@/lib/orders/store';
import { releaseUnpaid } from '@/lib/payments/open-store';
import { adjustment } from './adjustment';
import { adjustStock, setClosed } from './stock-store';

const unknown = refuse(404, 'unknown', 'There is no such variant.');

export const stockActs = {
  stock: act({
    may: 'adjust-stock',
    form: adjustment,
    place: {
      scope: 'stock',
      back: ({ sku: wanted = '' }) => stockHref(wanted, { refused: 'stock' }),
      // Kept with its own variant, so that a number never turns up at another.
      draft: ({ sku: wanted = '' }) => draftName('stock', wanted.slice(0, 40)),
    },
    record: ({ sku: subject, reason }, { change }: { change: number }) => ({
      action: 'stock-adjusted',
      subject,
      detail: { reason, change: String(change) },
    }),
    async run({ input, member, record }) {
      const adjusted = await adjustStock(input, member.id, record);
      if (!adjusted.ok && adjusted.why === 'unknown') return unknown;
      if (!adjusted.ok) {
        const message = `Orders have spoken for ${adjusted.reserved}, so there can’t be fewer on hand. Cancel an order first, or count again.`;
        return refuse(409, 'too-few', message, { fields: { quantity: message } });
      }
      return done(
        { onHand: adjusted.onHand },
        { location: stockHref(input.sku, { done: adjusted.known ? 'known' : 'adjusted' }) },
      );
    },
  }),

  /** Lets go of what an order holds that nobody has paid. */
  'stock/release': act({
    may: 'cancel',
    form: z.strictObject({ order: storableId(), id: storableId() }),
    place: { scope: 'release', back: () => stockHref('', { refused: 'release' }) },
    record: ({ order: subject, id }) => ({ action: 'release-unpaid', subject, id: sameId(`release ${subject} ${id}`) }),
    async run({ input, record }) {
      if (!(await orderById(input.order))) return refuse(404, 'unknown', 'There is no such order.');
      // What follows asks Stripe; that somebody asked for it stays, whatever comes of it.
      await transaction((tx) => record(tx));
      const released = await releaseUnpaid(input.order);
      if (released === 'stripe-down')
        return refuse(
          503,
          'stripe-down',
          'Stripe could not be reached, so nothing was let go. Please try again in a minute.',
        );
      if (released === 'taken')
        return refuse(409, 'taken', 'It was paid just now, or its payment is on its way, so it keeps its goods.');
      return done({ released: released === 'released' }, { location: stockHref('', { done: 'released' }) });
    },
  }),

  'stock/closed': act({
    may: 'close-variant',
    form: z.strictObject({ sku, closed: z.enum(['yes', 'no']) }),
    place: { scope: 'closed', back: ({ sku: wanted = '' }) => stockHref(wanted, { refused: 'closed' }) },
    record: ({ sku: subject, closed }) => ({
      action: closed === 'yes' ? 'variant-closed' : 'variant-reopened',
      subject,
    }),
    async run({ input, record }) {
      const closed = input.closed === 'yes';
      if (!(await setClosed(input.sku, closed, record))) return unknown;
      return done({ closed }, { location: stockHref(input.sku, { done: closed ? 'closed' : 'reopened' }) });
    },
  }),
};
