import type { OrderState, ParcelState } from '@/lib/orders/life';

export type State = { says: string; tone: 'plain' | 'done' | 'problem' };

const ofOrder: Record<OrderState, State> = {
  'awaiting-payment': { says: 'Not paid', tone: 'plain' },
  processing: { says: 'Payment on its way', tone: 'plain' },
  paid: { says: 'Paid', tone: 'done' },
  cancelled: { says: 'Cancelled', tone: 'plain' },
  refunded: { says: 'Refunded', tone: 'plain' },
};
const ofParcel: Record<ParcelState, State> = {
  'to-pack': { says: 'To pack', tone: 'plain' },
  packed: { says: 'Packed', tone: 'done' },
  dispatched: { says: 'On the way', tone: 'done' },
  delivered: { says: 'Delivered', tone: 'done' },
  cancelled: { says: 'Cancelled', tone: 'plain' },
};

/** How an order stands in two words, for staff: a paid one as far as its parcel is. */
export function stateOf({ orderStatus, status }: { orderStatus: OrderState; status: ParcelState | null }): State {
  return orderStatus === 'paid' && status ? ofParcel[status] : ofOrder[orderStatus];
}
