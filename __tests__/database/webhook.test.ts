import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { POST } from '@/app/api/stripe/webhook/route';
import { openCheckout } from '@/lib/payments/open-store';
import { processEvent, readEvent } from '@/lib/payments/webhook-store';
import { mailKinds, openSandbox, place, shelve, statusOf } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';
import { signature } from '../servers/stripe-sandbox/webhooks';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  stripe = await openSandbox();
  await shelve(9);
});
afterEach(async () => {
  jest.restoreAllMocks();
  expect(await breaches()).toEqual([]);
});
afterAll(() => stripe.close());

describe('signatures', () => {
  const time = 1_800_000_000;
  const body = JSON.stringify({ id: 'evt_1', object: 'event' });
  const read = (header: string, atSeconds = time, text = body) => readEvent(text, header, atSeconds);

  test.each([
    ['ours', signature(body, 'whsec_database_tests', time), true],
    ['the one before, during a rotation', signature(body, 'whsec_the_one_before', time), true],
    ['a foreign secret', signature(body, 'whsec_forged', time), false],
    ['of another body', signature(`${body} `, 'whsec_database_tests', time), false],
    ['none', '', false],
    ['from the future', signature(body, 'whsec_database_tests', time + 301), false],
  ])('%s', (_name, header, accepted) => {
    expect(read(header) !== null).toBe(accepted);
  });
});

test('the same event twenty times, and again when the first try failed, settles once', async () => {
  const order = await place();
  const opened = await openCheckout(order);
  if (!opened.ok) throw new Error(opened.reason);
  await stripe.pay(opened.url);
  const event = stripe.store.events.at(-1);
  if (!event) throw new Error('no event');
  await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'GET', kind: 'error', times: 3 });
  await expect(processEvent(event)).rejects.toThrow();
  expect(await statusOf(order)).toBe('awaiting-payment');
  await stripe.tell('calm');
  await Promise.all(Array.from({ length: 20 }, () => processEvent(event)));
  expect([await statusOf(order), await mailKinds(order)]).toEqual(['paid', ['order-paid']]);
});

test('what Stripe says of a failure is logged by its kind and its request alone', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const body = JSON.stringify({ ...stripe.store.events.at(-1), id: 'evt_failing' });
  const headers = { 'stripe-signature': signature(body, 'whsec_database_tests', Math.floor(Date.now() / 1000)) };
  await stripe.tell('faults', { path: '/v1/checkout/sessions', method: 'GET', kind: 'error', times: 3 });
  const answer = await POST(new Request('http://localhost/', { method: 'POST', headers, body }));
  expect(answer.status).toBe(500);
  const { problem } = await answer.json();
  const [said] = logged.mock.calls;
  expect(said).toEqual([
    `[webhook] ${/code (\w+)/.exec(problem.message)?.[1]}`,
    expect.stringMatching(/^Stripe: StripeAPIError req_\w+$/),
  ]);
  await stripe.tell('calm');
});

test('live news in a test shop is left alone', async () => {
  const event = stripe.store.events.at(-1);
  if (!event) throw new Error('no event');
  const asked = stripe.asks.length;
  await processEvent({ ...event, id: 'evt_live', livemode: true });
  expect(stripe.asks).toHaveLength(asked);
});

describe('what Stripe signed and nobody can read', () => {
  const event = {
    id: 'evt_odd',
    type: 'checkout.session.completed',
    livemode: false,
    data: { object: { id: 'cs_1' } },
  };
  test.each([
    ['no object', { ...event, data: {} }],
    ['nothing at all about it', { ...event, data: undefined }],
    ['an object that is none', { ...event, data: { object: null } }],
    ['no id', { ...event, id: undefined }],
    ['NUL in its id', { ...event, id: 'evt_\0' }],
    ['NUL in its object’s', { ...event, data: { object: { id: 'cs_\0' } } }],
    ['half a character in its type', { ...event, type: 'checkout.session.\ud800' }],
    ['an id that is a number', { ...event, data: { object: { id: 1 } } }],
    ['an endless id', { ...event, id: 'e'.repeat(10_000) }],
  ])('%s: it is taken and said, so that it does not come again for three days', async (_what, sent) => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const body = JSON.stringify(sent);
    const headers = { 'stripe-signature': signature(body, 'whsec_database_tests', Math.floor(Date.now() / 1000)) };
    const answer = await POST(new Request('http://localhost/', { method: 'POST', headers, body }));
    expect(answer.status).toBe(200);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  test('an object without an id asks Stripe nothing', async () => {
    const asked = stripe.asks.length;
    const [known] = stripe.store.events;
    if (!known) throw new Error('no event');
    await processEvent({ ...known, id: 'evt_no_id', data: { object: JSON.parse('{}') } });
    expect(stripe.asks).toHaveLength(asked);
  });
});
