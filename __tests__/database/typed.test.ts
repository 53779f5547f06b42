import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { POST as postLetters } from '@/app/api/chat/letters/route';
import { POST as postMessage } from '@/app/api/chat/messages/route';
import { POST as postRating } from '@/app/api/chat/rating/route';
import { POST as postCode } from '@/app/api/checkout/code/route';
import { POST as postCheckout } from '@/app/api/checkout/route';
import { POST as postFind } from '@/app/api/orders/find/route';
import { POST as postReturn } from '@/app/api/orders/returns/route';
import { POST as postLogin } from '@/app/api/staff/login/route';
import { POST as postSetup } from '@/app/api/staff/setup/route';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { newVisitorSecret, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { invite } from '@/lib/desk/people/setup-store';
import { orderToken } from '@/lib/orders/store';
import { invitationPath } from '@/lib/staff/links/token-store';
import { begin } from '../fixtures/conversation';
import { resolve } from '../fixtures/desk';
import { paidOrder, parcelIs } from '../fixtures/paid-order';
import { buyable, openSandbox, paid, setStock, sku, type TestStripe } from '../fixtures/shopping';
import { member, perform, type TestMember, write } from '../fixtures/staff';
import { hiddenTexts, tablesWith } from '../fixtures/stored';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
let stripe: TestStripe;
let owner: TestMember;
beforeAll(async () => {
  stripe = await openSandbox();
  owner = await member('owner');
  await setStock(90);
});
afterAll(() => stripe.close());

const naughty = {
  controls: (words: string) => `\u0001${words}\u0007 and\u001B[2K\u007F more\u0085`,
  turned: (words: string) => `\u202E${words}\u2066 and\u202C\u2069 more\u200F`,
  'zero width': (words: string) => `\uFEFF${words}\u200B and\u2060 mo\u00ADre`,
  spaces: (words: string) => `\u00A0\u3000${words}\u2003and\u202F\u00A0more\u2000`,
} as const;
type Kind = keyof typeof naughty;
const kinds = Object.keys(naughty).filter((kind): kind is Kind => kind in naughty);
const visible = '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Zoë O’Neil 👩‍👩‍👧';
const from = (cookie: string) => ({ cookie, 'x-client-address': randomUUID() });

type Post = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
async function send(post: Post, body: object, cookie = '') {
  const request = write('/api', body, cookie);
  for (const [name, value] of Object.entries(from(cookie))) request.headers.set(name, value);
  const answer = await post(request, { params: Promise.resolve({}) });
  return { status: answer.status, answer: await answer.json() };
}
const checkout = async (typed: object) => {
  const wanted = await buyable(randomUUID(), [{ variant: sku, quantity: 1 }]);
  const { terms, ...form } = wanted.form;
  const basket = encodeURIComponent(JSON.stringify({ lines: [{ variant: sku, quantity: 1 }] }));
  const body = { ...form, shownTotal: String(form.shownTotal), terms, email: `${randomUUID()}@example.com`, ...typed };
  return send(postCheckout, body, `basket=${basket}`);
};

/** Every door by which words come in, with words in all of its free fields. */
const doors: Record<string, (words: string) => Promise<{ status: number; answer: unknown }>> = {
  checkout: (words) =>
    checkout({
      name: words,
      recipient: words,
      address1: words,
      address2: words,
      town: words,
      note: words,
      orderNote: words,
      giftMessage: words,
    }),
  message: (words) => send(postMessage, { id: randomUUID(), visitor: newVisitorSecret(), text: words, name: words }),
  async rating(words) {
    const visitor = newVisitorSecret();
    await send(postMessage, { id: randomUUID(), visitor, text: 'Hello' });
    const conversation = (await conversationOf(await visitorOfSecret(visitor)))?.id ?? '';
    await resolve(conversation, 1);
    return send(postRating, { visitor, score: 4, text: words }, `chat=${visitor}`);
  },
  async return(words) {
    const orderId = await paidOrder(stripe, [{ variant: 'KFB-60', quantity: 1 }]);
    await parcelIs(orderId, 'delivered');
    return send(postReturn, { order: orderToken(orderId), id: randomUUID(), lines: '0:1', note: words, sealed: 'yes' });
  },
  async setup(words) {
    const email = `${randomUUID()}@example.com`;
    const id = randomUUID();
    await invite({ id, email, role: 'agent', by: { id: owner.id, name: 'Olive' } });
    const token = invitationPath(id).split('/').at(-1);
    return send(postSetup, { token, name: words, email, password: 'four slow goats cross the yard' });
  },
  async note(words) {
    const { orderId } = await paid(stripe);
    return staff('orders/note', { order: orderId, id: randomUUID(), text: words });
  },
  async reply(words) {
    return staff('reply', { conversation: (await begin()).id, id: randomUUID(), text: words });
  },
  async draft(words) {
    return staff('draft', { conversation: (await begin()).id, kind: 'note', text: words });
  },
  async card(words) {
    const { id: conversation } = await begin();
    return staff('send', { conversation, id: randomUUID(), card: 'product', variant: sku, text: words });
  },
  async address(words) {
    const { orderId } = await paid(stripe);
    const where = { name: words, address1: words, address2: words, town: words, note: words, postcode: 'YO1 7HH' };
    return staff('orders/address', { order: orderId, id: randomUUID(), ...where });
  },
  async cancel(words) {
    const { orderId } = await paid(stripe);
    return staff('orders/cancel', { order: orderId, id: randomUUID(), reason: words });
  },
  stock: (words) => staff('stock', { id: randomUUID(), sku, reason: 'delivery', quantity: '3', note: words }),
  override: (words) =>
    staff('hours/override', { id: randomUUID(), state: 'closed', date: tomorrow, time: '18:00', note: words }),
  exception: (words) => staff('hours/exception', { date: tomorrow, note: words, closed: 'on' }),
};
const staff = (act: string, body: object) => send((request) => perform(act, request), body, owner.cookie);

describe.each(Object.keys(doors))('what is typed at %s', (door) => {
  test.each(kinds)('with %s: it is taken, nothing hidden is stored, nothing that is seen is lost', async (kind) => {
    const words = `${visible} ${randomUUID().slice(0, 8)}`;
    const { status, answer } = (await doors[door]?.(naughty[kind](words))) ?? {};
    expect([status, answer]).toEqual([200, answer]);
    expect(await hiddenTexts()).toEqual([]);
    expect((await tablesWith(words)).size).toBeGreaterThan(0);
  });

  test('five thousand letters, or none that shows: a sentence, or it may be empty', async () => {
    const long = await doors[door]?.('x'.repeat(5_000));
    expect(long).toMatchObject({ status: 422, answer: { problem: { message: expect.stringMatching(/[.]$/) } } });
    const empty = await doors[door]?.('\u3164\u200B\u00A0');
    expect([200, 422]).toContain(empty?.status);
  });
});

test('a second line is refused where there is one', async () => {
  for (const field of ['name', 'address1', 'address2', 'town']) {
    const { status, answer } = await checkout({ [field]: 'Ada\r\nX-Injected: 1' });
    expect([field, status, answer.problem.message]).toEqual([
      field,
      422,
      expect.stringMatching(/^Please write (?:your|the) .+ on one line\.$/),
    ]);
  }
});

test('an address is the same at every door, however its domain was written', async () => {
  const name = randomUUID();
  const typed = `\u00A0${name}&s@M\u00DCLLER.example\u3000`;
  const shown = `${name}&s@müller.example`;
  expect((await checkout({ email: typed })).status).toBe(200);
  expect((await send(postFind, { email: `${name}&s@xn--mller-kva.example` })).status).toBe(200);
  const message = { id: randomUUID(), visitor: newVisitorSecret(), text: 'Hello', email: typed };
  expect((await send(postMessage, message)).status).toBe(200);
  const letter = { id: randomUUID(), email: typed, wanted: 'link' };
  expect((await send(postLetters, letter, `chat=${message.visitor}`)).status).toBe(200);
  expect((await staff('people/invite', { id: randomUUID(), email: typed, role: 'agent' })).status).toBe(200);
  expect((await send(postLogin, { email: typed, password: 'x' })).status).toBe(401);
  expect((await send(postCode, { code: '', email: typed })).status).toBe(200);
  const tables = await tablesWith(shown);
  expect([...tables].toSorted()).toEqual(expect.arrayContaining(['conversations', 'orders', 'outbox', 'setup_links']));
  expect(await tablesWith('xn--mller')).toEqual(new Set());
  const copy = await staff('data/copy', { email: `${name}&s@xn--mller-kva.example` });
  expect(copy.answer).toMatchObject({ orders: [{ email: shown }], conversationsLeftOut: 1 });
});

test('what cannot be an address is a sentence at every door', async () => {
  for (const email of [
    'ada@example.com\r\nBcc: spy@example.com',
    '"a"@example.com',
    'a,b@example.com',
    'аda@example.com',
  ]) {
    const message = { id: randomUUID(), visitor: newVisitorSecret(), text: 'Hello', email };
    const asked = [
      checkout({ email }),
      send(postFind, { email }),
      send(postMessage, message),
      staff('people/invite', { id: randomUUID(), email, role: 'agent' }),
      staff('data/copy', { email }),
      staff('data/erase', { email, sure: 'erase' }),
    ];
    for (const { status, answer } of await Promise.all(asked))
      expect([email, status, answer.problem.fields.email]).toEqual([
        email,
        422,
        'Enter an e-mail address, such as name@example.com.',
      ]);
  }
});

test('a delivery address that was typed with what nobody sees is printed without it', async () => {
  const { orderId } = await paid(stripe);
  await staff('orders/address', {
    order: orderId,
    id: randomUUID(),
    name: 'Ada',
    address1: '1 Milk Lane',
    address2: '"=1+1\u0008\u202E, Mill',
    town: 'York',
    postcode: 'YO1 7HH',
    phone: '+44 (0)7700.900\u2013123',
  });
  const order = (await deskOrder(orderId))?.order;
  expect([order?.addressLines, order?.phone]).toEqual([['1 Milk Lane', '"=1+1, Mill'], '+44 (0)7700 900-123']);
});
