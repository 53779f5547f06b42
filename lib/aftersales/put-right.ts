import { content } from '@/lib/content/content';
import type { OrderRules } from '@/lib/content/schema/orders';
import { formatPence } from '@/lib/money/pence';
import { among, type OrderState, type ParcelState, paidOrComing, sent, unpaid } from '@/lib/orders/life';
import { type DisputeState, whyNoRefund } from '@/lib/orders/refunds/refund';
import { may, type Role } from '@/lib/staff/permissions';

export type OrderAsItStands = {
  order: { status: OrderState; paidAt: Date | null };
  parcels: readonly { status: ParcelState }[];
  /** What of its payment has not gone back; null where nothing was paid for it. */
  leftPence: number | null;
  dispute: DisputeState;
};

/** Why an order can't be cancelled, or null if it can be. One whose money went back before still puts its goods back. */
export function whyNoCancelling({ order, parcels, leftPence, dispute }: OrderAsItStands): string | null {
  if (among(unpaid, order.status))
    return 'This order is not paid yet. Without a payment it ends by itself within the hour.';
  if (order.status === 'cancelled') return 'This order is cancelled already.';
  if (!order.paidAt)
    return 'Its payment came too late and goes back by itself. Nothing of it was sold, so nothing is left to cancel.';
  if (parcels.some(({ status }) => among(sent, status)))
    return 'This order is on its way already. Refund it when it has come back.';
  return leftPence ? whyNoRefund({ isPaid: true, dispute }) : null;
}

/** Why an order can't go to another address, or null if it can. */
export function whyNoMoving({ order, parcels }: Pick<OrderAsItStands, 'order' | 'parcels'>): string | null {
  if (!among(paidOrComing, order.status))
    return 'Only an order that is paid, or whose payment is on its way, can go somewhere else.';
  return parcels.some(({ status }) => status === 'packed' || among(sent, status))
    ? 'The parcel is packed, so its address can no longer be changed. Ask the carrier, or send the goods again.'
    : null;
}

/** Why nothing of an order can be sent again, or null if something can. */
export function whyNoResending({ order, dispute, leftPence }: Omit<OrderAsItStands, 'parcels'>): string | null {
  if (order.status !== 'paid') return 'Only a paid order can have something sent again.';
  if (dispute) return 'This payment is disputed. Nothing is sent until that is settled.';
  return leftPence === 0 ? 'All of its money is going back, so nothing of it is sent again.' : null;
}

export type Remedy = 'resend' | 'refund' | 'change-address' | 'cancel';

const whyNot: Record<Remedy, (facts: OrderAsItStands) => string | null> = {
  resend: whyNoResending,
  refund: ({ leftPence, dispute }) => whyNoRefund({ isPaid: leftPence !== null, dispute, leftPence: leftPence ?? 0 }),
  'change-address': whyNoMoving,
  cancel: whyNoCancelling,
};
const remedies = ['resend', 'refund', 'change-address', 'cancel'] as const;

/** What may be put right about an order as it stands, by whoever looks at it. The stores ask the same. */
export function mayBePutRight(facts: OrderAsItStands, role: Role): Remedy[] {
  return remedies.filter((remedy) => may(role, remedy) && whyNot[remedy](facts) === null);
}

type Asked = { role: Role; pence: number; givenPence: number };

/**
 * Why somebody may not give this much back, or null if they may. The cap is for the whole order, what staff have given
 * back for it before included, so that a large refund can't be made of small ones.
 */
export function overCap(
  { role, pence, givenPence }: Asked,
  { refundCaps }: Pick<OrderRules, 'refundCaps'>,
): string | null {
  const cap = refundCaps[role];
  if (cap === null || pence + givenPence <= cap) return null;
  const before = givenPence > 0 ? ` ${formatPence(givenPence)} of that has gone back already.` : '';
  return `You can give back up to ${formatPence(cap)} for one order.${before} Please ask ${role === 'agent' ? 'a lead or the owner' : 'the owner'} to do it.`;
}

type Resent = { role: Role; bought: number; refunded: number; before: number; quantity: number };

/**
 * Why so much more of a line can't be sent again by somebody, or null if it can. What its buyer has the money of is not
 * owed in goods as well.
 */
export function beyondBought({ role, bought, refunded, before, quantity }: Resent): string | null {
  if (quantity > bought) return `This order had ${bought} of it. Send at most as many again.`;
  if (before + refunded + quantity <= bought || may(role, 'resend-beyond')) return null;
  const gone = [
    ...(refunded > 0 ? [`${refunded} ${refunded === 1 ? 'is' : 'are'} refunded`] : []),
    ...(before > 0 ? [`${before} went again already`] : []),
  ].join(', ');
  return `This order had ${bought} of it, and ${gone}. Please ask a lead or the owner to send more.`;
}

/** The same for a role, by the rules as content has them now. */
export const capOf =
  (role: Role, prove?: () => void) =>
  (pence: number, givenPence: number): string | null => {
    const rules = content().orders;
    const over = overCap({ role, pence, givenPence }, rules);
    // More than an agent may: whoever gives so much is asked whether it is they.
    if (over === null && overCap({ role: 'agent', pence, givenPence }, rules) !== null) prove?.();
    return over;
  };

/** What somebody may give back, in a sentence; null for those without a limit. */
export function capWords(role: Role, { refundCaps }: Pick<OrderRules, 'refundCaps'>): string | null {
  const cap = refundCaps[role];
  return cap === null ? null : `You can give back up to ${formatPence(cap)} for one order.`;
}
