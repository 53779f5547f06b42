import type { OrderState, ParcelState } from '../life';
import { among, notSent } from '../life';
import type { DisputeState } from '../refunds/refund';

/** Why nothing of a parcel leaves that has not left yet. */
export type Held = 'cancelled' | 'disputed' | 'refunding' | 'empty';

type LeavingFacts = {
  order: { status: OrderState; totalPence: number };
  dispute: DisputeState;
  /** Of the order's own payment, given back or on its way back. */
  backPence: number;
  parcel: { status: ParcelState; pieces: number };
};

/**
 * Whether a parcel may be listed, printed, exported, packed and sent, or why not. What was refunded of a line is out of
 * it by then, so that one refunded line by line is empty. One that has left is held by nothing.
 */
export function whyHeld({ order, dispute, backPence, parcel }: LeavingFacts): Held | null {
  if (parcel.status === 'cancelled') return 'cancelled';
  if (!among(notSent, parcel.status)) return null;
  if (order.status !== 'paid') return 'cancelled';
  if (dispute) return 'disputed';
  if (order.totalPence > 0 && backPence >= order.totalPence) return 'refunding';
  return parcel.pieces === 0 ? 'empty' : null;
}

export const heldWords: Record<Held, string> = {
  cancelled: 'it is cancelled or refunded, so nothing leaves',
  disputed: 'its payment is disputed, so nothing leaves until that is settled',
  refunding: 'all of its money is going back, so nothing leaves',
  empty: 'everything in it is refunded, so there is nothing to send',
};
