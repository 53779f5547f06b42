import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCheckout } from '@/lib/payments/open-store';
import { openSandbox, place, setStock } from '../fixtures/shopping';
import { decodeForm } from '../servers/stripe-sandbox/form';
import { sdkSchema } from '../servers/stripe-sandbox/schema/sdk-schema';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  stripe = await openSandbox();
  await setStock(9);
});
afterAll(() => stripe.close());

test('what the shop asks of Stripe is what the installed SDK’s types allow, with its open enums closed', async () => {
  const validate = sdkSchema()('Checkout.SessionCreateParams');
  await openCheckout(await place());
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
