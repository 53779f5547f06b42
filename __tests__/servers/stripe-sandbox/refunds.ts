import type { z } from 'zod';
import { missing, refusal } from './errors';
import { refundEvent } from './events';
import { newRefund, type Refund } from './money-objects';
import type { createRefund } from './parameters';
import type { SandboxStore } from './store';

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;

/** Gives back a payment or a part of it, within what is left of it. */
export function createRefundOf(store: SandboxStore, ask: z.infer<typeof createRefund>): Refund {
  const intent = store.intent(ask.payment_intent);
  if (!intent.latest_charge)
    throw refusal(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  const charge = store.charge(intent.latest_charge);
  if (charge.disputed)
    throw refusal(`The charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed');
  const left = charge.amount - charge.amount_refunded;
  const amount = ask.amount ?? left;
  if (left === 0) throw refusal(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  if (amount < 1 || amount > left)
    throw refusal(
      `Refund amount (${pounds(amount)}) is greater than unrefunded amount on charge (${pounds(left)})`,
      undefined,
      'amount',
    );
  const status = store.cards.get(intent.id) === 'slow refund' ? 'pending' : 'succeeded';
  const refund = newRefund(ask, charge, { amount, status, created: store.unixNow() });
  store.refunds.set(refund.id, refund);
  count(store, charge.id);
  store.tell(refundEvent('refund.created', refund, store.unixNow()));
  return refund;
}

/** A while later: what was pending succeeds, and the bank sends back what its card can't take. */
export function laterRefunds(store: SandboxStore): void {
  for (const refund of [...store.refunds.values()]) {
    const fails = store.cards.get(refund.payment_intent) === 'failing refund';
    if (refund.status === 'pending') change(store, { ...refund, status: 'succeeded' });
    else if (refund.status === 'succeeded' && fails)
      change(store, { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' });
  }
}

function change(store: SandboxStore, refund: Refund): void {
  store.refunds.set(refund.id, refund);
  if (typeof refund.charge === 'string') count(store, refund.charge);
  store.tell(refundEvent('refund.updated', refund, store.unixNow()));
  if (refund.status === 'failed') store.tell(refundEvent('refund.failed', refund, store.unixNow()));
}

function count(store: SandboxStore, chargeId: string): void {
  const charge = store.charges.get(chargeId);
  if (!charge) throw missing('charge', chargeId);
  const amount_refunded = [...store.refunds.values()]
    .filter((one) => one.charge === chargeId && one.status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
  store.charges.set(chargeId, { ...charge, amount_refunded, refunded: amount_refunded === charge.amount });
}
