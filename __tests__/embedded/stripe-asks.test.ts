import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compareWithStripe } from '@/lib/payments/compare-store';
import { closeEarlier, openCheckout } from '@/lib/payments/open-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { clockAt } from '../fixtures/clock';
import { cards, openSandbox, paid, place, setStock } from '../fixtures/shopping';
import { decodeForm } from '../servers/stripe-sandbox/form';
import { type Ask, sdkSchema } from '../servers/stripe-sandbox/schema/sdk-schema';

const clock = clockAt('');
let stripe: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  stripe = await openSandbox();
  await setStock(9);
});
afterAll(() => stripe.close());

/** Everything the shop ever asks of Stripe. */
const known: [RegExp, Ask][] = [
  [/^POST \/v1\/checkout\/sessions$/, 'Checkout.SessionCreateParams'],
  [/^GET \/v1\/checkout\/sessions$/, 'Checkout.SessionListParams'],
  [/^GET \/v1\/checkout\/sessions\/\w+$/, 'Checkout.SessionRetrieveParams'],
  [/^POST \/v1\/checkout\/sessions\/\w+\/expire$/, 'Checkout.SessionExpireParams'],
  [/^POST \/v1\/refunds$/, 'RefundCreateParams'],
  [/^GET \/v1\/refunds$/, 'RefundListParams'],
  [/^GET \/v1\/refunds\/\w+$/, 'RefundRetrieveParams'],
  [/^GET \/v1\/disputes$/, 'DisputeListParams'],
  [/^GET \/v1\/disputes\/\w+$/, 'DisputeRetrieveParams'],
];

test('everything the shop asks of Stripe is what the installed SDK’s types allow, with its open enums closed', async () => {
  const wanted = sdkSchema();
  const validate = wanted('Checkout.SessionCreateParams');
  const of = { kind: 'lines', lines: [{ position: 0, quantity: 1 }], delivery: true } as const;
  const by = { origin: 'customer' } as const;
  const { orderId } = await paid(stripe, { bottles: 2, card: cards.slowRefund });
  await refund({ id: randomUUID(), orderId, of, reason: 'Leaked', restock: false, by });
  await paid(stripe, { card: cards.disputed });
  const unpaid = await place();
  await openCheckout(unpaid);
  await closeEarlier(unpaid, []);
  for (const event of [...stripe.store.events]) await processEvent(event);
  await stripe.tell('faults', { path: '/v1/refunds', method: 'POST', kind: 'error', times: 3 });
  await refund({ id: randomUUID(), orderId, of: { kind: 'whole' }, reason: 'Late', restock: false, by });
  clock.set(new Date(Date.now() + 120_000).toISOString());
  await reconcile();
  await compareWithStripe();

  const used = new Set<Ask>();
  for (const { method, path, body } of stripe.asks) {
    const [, name] = known.find(([pattern]) => pattern.test(`${method} ${path}`)) ?? [];
    if (!name) throw new Error(`${method} ${path} is not known`);
    used.add(name);
    const valid = wanted(name);
    expect([name, valid(decodeForm(body)), valid.errors]).toEqual([name, true, null]);
  }
  expect(used.size).toBe(known.length);
  const ask = stripe.asks.find(({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions');
  const form = decodeForm(ask?.body ?? '');
  expect([validate(form), validate.errors]).toEqual([true, null]);
  expect(validate({ ...form, ui_mode: 'hosted' })).toBe(false);
  expect(validate({ ...form, payment_method_types: ['card'] })).toBe(false);
});

test('the sandbox refuses what Stripe would', async () => {
  const call = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${stripe.origin}${path}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}`, ...headers },
    });
  const answers = async (response: Response) => {
    const { error } = await response.json();
    return [response.status, error.type, error.param ?? error.code];
  };
  expect(await answers(await call('/v1/checkout/sessions', 'mode=payment&mdoe=x'))).toEqual([
    400,
    'invalid_request_error',
    expect.any(String),
  ]);
  expect((await call('/v1/nothing', '')).status).toBe(404);
  // Its controls are no part of what a shop can reach.
  expect((await call('/calm', '{}')).status).toBe(404);
  expect((await fetch(`${stripe.controls}/v1/events`, { method: 'POST' })).status).toBe(404);
  expect((await call('/v1/refunds', '', { authorization: 'Bearer sk_test_other' })).status).toBe(401);
  const ask = stripe.asks.find(({ path }) => path === '/v1/checkout/sessions')?.body ?? '';
  const [one, again] = [
    await call('/v1/checkout/sessions', ask, { 'idempotency-key': 'k' }),
    await call('/v1/checkout/sessions', ask, { 'idempotency-key': 'k' }),
  ];
  expect([again.headers.get('idempotent-replayed'), (await again.json()).id]).toEqual(['true', (await one.json()).id]);
  const changed = await call('/v1/checkout/sessions', `${ask}&x=1`, { 'idempotency-key': 'k' });
  expect(await answers(changed)).toEqual([400, 'idempotency_error', undefined]);
});
