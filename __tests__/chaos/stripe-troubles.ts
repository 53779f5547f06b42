import type { Sandbox } from '../servers/stripe-sandbox/server';
import type { Random } from './random';

type Means = { sandbox: Sandbox; random: Random; secretKey: string; count: (what: string) => void };

/** What goes wrong at Stripe and on the way from it, and what happens there without the shop: each by chance. */
export function stripeTroubles({ sandbox, random, secretKey, count }: Means) {
  const tell = (path: string, body: object = {}) =>
    fetch(`${sandbox.controls}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  // Asked as the shop asks, and so struck by the same troubles: an answer that never comes is not waited for.
  const ask = (path: string, body: URLSearchParams) =>
    fetch(`${sandbox.origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}` },
      body,
      signal: AbortSignal.timeout(1_000),
    });
  const answerBank = async () => {
    const dispute = [...sandbox.store.disputes.values()].find(({ status }) => status === 'needs_response');
    const text = random.pick(['winning_evidence', 'losing_evidence']);
    const body = new URLSearchParams({ 'evidence[uncategorized_text]': text });
    if (dispute) await ask(`/v1/disputes/${dispute.id}`, body);
  };
  const arrive = async () => {
    const waiting = [...sandbox.store.sessions.values()].find(
      ({ status, payment_intent }) =>
        status === 'complete' && sandbox.store.intents.get(payment_intent ?? '')?.status === 'processing',
    );
    if (waiting) await tell('arrive', { session: waiting.id, money: random.chance(0.8) ? 'here' : 'failed' });
  };
  const disturbStripe = async () => {
    const kind = random.pick(['error', 'rate', 'drop', 'lose', 'hang']);
    const path = random.pick([
      '/v1/checkout/sessions',
      '/v1/checkout/sessions/',
      '/v1/refunds',
      '/v1/disputes',
      '/v1/',
    ]);
    await tell('faults', { kind, path, times: 1 + random.below(6) });
    count(`Stripe ${kind}`);
  };
  const disturbPost = async () => {
    const kind = random.pick(['drop', 'duplicate', 'delay', 'hold']);
    await tell('webhooks', { kind, times: 1 + random.below(5), milliseconds: random.below(800) });
    count(`webhook ${kind}`);
  };
  const dashboardRefund = async () => {
    const intents = [...sandbox.store.charges.values()].map(({ payment_intent }) => payment_intent);
    const body = new URLSearchParams({ payment_intent: intents[random.below(intents.length)] ?? '', amount: '50' });
    await ask('/v1/refunds', body);
  };
  return {
    tell,
    arrive,
    troubles: [
      disturbStripe,
      disturbStripe,
      disturbPost,
      arrive,
      answerBank,
      dashboardRefund,
      () => tell('later'),
      () => tell('release'),
      () => tell('calm'),
    ],
  };
}
