import { refusal } from './errors';
import { disputeEvent } from './events';
import { type Dispute, newDispute } from './money-objects';
import { found, type SandboxStore } from './store';

/** The buyer's bank takes the money back and asks for reasons. */
export function openDispute(store: SandboxStore, intentId: string): Dispute {
  const charge = store.charge(store.intent(intentId).latest_charge ?? '');
  const dispute = newDispute(charge, store.unixNow());
  store.disputes.set(dispute.id, dispute);
  store.charges.set(charge.id, { ...charge, disputed: true });
  store.tell(disputeEvent('charge.dispute.created', dispute, store.unixNow()));
  store.tell(disputeEvent('charge.dispute.funds_withdrawn', dispute, store.unixNow()));
  return dispute;
}

/** Stripe's documented test evidence decides: `winning_evidence` wins, anything else loses. */
export function answerDispute(store: SandboxStore, id: string, text: string): Dispute {
  const dispute = found(store.disputes, 'dispute', id);
  if (dispute.status !== 'needs_response') throw refusal('This dispute is already closed.');
  const won = text === 'winning_evidence';
  const closed: Dispute = { ...dispute, status: won ? 'won' : 'lost' };
  store.disputes.set(id, closed);
  const charge = store.charge(dispute.charge);
  store.charges.set(charge.id, { ...charge, disputed: !won });
  store.tell(disputeEvent('charge.dispute.closed', closed, store.unixNow()));
  if (won) store.tell(disputeEvent('charge.dispute.funds_reinstated', closed, store.unixNow()));
  return closed;
}
