import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { changeCode } from '@/lib/basket/code-store';
import { emptyBasket } from '@/lib/basket/cookie';
import { pricedNow } from '@/lib/basket/store';
import { openLink } from '@/lib/chat/letters/confirm-store';
import { askForLetter, confirmationOf } from '@/lib/chat/letters/letters-store';
import { conversationOfLink } from '@/lib/chat/letters/links-store';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { invite, usableLink } from '@/lib/desk/people/setup-store';
import { env } from '@/lib/env';
import { keys } from '@/lib/keys/keys';
import { composeLetter } from '@/lib/mail/compose-store';
import { orderByToken } from '@/lib/orders/store';
import { openCheckout } from '@/lib/payments/open-store';
import { isPreviewable, previewPath } from '@/lib/publish/preview/ticket';
import { begin, message } from '../fixtures/conversation';
import { employ } from '../fixtures/desk';
import { paidOrder } from '../fixtures/paid-order';
import { openSandbox, place, shelve, sku } from '../fixtures/shopping';

const [older, newer] = ['the older secret of this shop, for a test', 'the newer secret of this shop, for a test'];
const oldFormat = (text: string) => createHmac('sha256', older).update(text).digest('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

let lead: string;
let stripe: Awaited<ReturnType<typeof openSandbox>>;
const secretsAre = (...secrets: string[]): void => {
  jest.replaceProperty(env(), 'shopSecrets', secrets);
};
beforeAll(async () => {
  stripe = await openSandbox();
  await shelve(500);
  lead = await employ('Lea Lead', 'lead');
});
beforeEach(() => secretsAre(older));
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => stripe.close());

type Letter = { kind: string; subject: string; order?: string; payload?: Record<string, unknown> };
/** The secret in the first link of a letter, as it would be written now. */
async function tokenIn({ kind, subject, order, payload = {} }: Letter): Promise<string> {
  const letter = await composeLetter({ kind, subjectId: subject, orderId: order ?? null, payload });
  const [, token] = /\/(?:orders|support\/\w+|staff\/setup)\/([\w-]+)/.exec(letter?.text ?? '') ?? [];
  if (!token) throw new Error(`no link in ${letter?.text}`);
  return token;
}

type Kind = {
  /** Makes what the link opens, and gives what to write a letter of it now, or to make the link again. */
  make(): Promise<{ again: () => Promise<string>; opens: (token: string) => Promise<boolean>; before?: string }>;
};
const email = () => `b${randomUUID().slice(0, 8)}@example.com`;
const kefir = [{ variant: sku, quantity: 1 }];

const orderLetter = (kind: string): Kind => ({
  async make() {
    const id = await paidOrder(stripe, kefir, { email: email() });
    return {
      again: () => tokenIn({ kind, subject: id, order: id }),
      opens: async (token) => (await orderByToken(token))?.order.id === id,
    };
  },
});
const kinds: Record<string, Kind> = {
  'an order, in the letter that it is paid': orderLetter('order-paid'),
  'an order, in the letter that it is cancelled': orderLetter('order-cancelled'),
  'an order, when its buyer has lost the link': {
    async make() {
      const to = email();
      const id = await paidOrder(stripe, kefir, { email: to });
      return {
        again: () => tokenIn({ kind: 'order-link', subject: '2026-11-28 somebody', payload: { to } }),
        opens: async (token) => (await orderByToken(token))?.order.id === id,
      };
    },
  },
  'a conversation, carried on elsewhere': {
    async make() {
      const { id: conversationId } = await begin();
      const id = randomUUID();
      await openLink({ id, conversationId, email: email() });
      return {
        again: () => tokenIn({ kind: 'chat-link', subject: id }),
        opens: async (token) => (await conversationOfLink(token)) === conversationId,
      };
    },
  },
  'an address to confirm': {
    async make() {
      const { read } = await begin();
      const id = randomUUID();
      await askForLetter(await read(), { id, email: email(), wanted: 'link', address: id });
      return {
        again: () => tokenIn({ kind: 'chat-confirm', subject: id }),
        opens: async (token) => (await confirmationOf(token))?.id === id,
      };
    },
  },
  'an invitation to the desk': {
    async make() {
      const [id, to] = [randomUUID(), email()];
      await invite({ id, email: to, role: 'agent', by: { id: lead, name: 'Lea' } });
      return {
        again: () => tokenIn({ kind: 'invitation', subject: id, payload: { email: to, by: 'Lea' } }),
        async opens(token) {
          const link = await usableLink(token);
          return link?.of === 'invitation' && link.email === to;
        },
      };
    },
  },
};

describe.each(Object.entries(kinds))('a link to %s', (_name, { make }) => {
  test('goes on while its secret is listed and ends with it; a letter that is written later carries one that opens', async () => {
    const { again, opens } = await make();
    const first = await again();
    expect(await opens(first)).toBe(true);
    secretsAre(newer, older);
    const second = await again();
    expect([second === first, await opens(first), await opens(second)]).toEqual([false, true, true]);
    secretsAre(newer);
    expect([await opens(first), await opens(second), await opens(await again())]).toEqual([false, true, true]);
  });
});

describe('links and rows of the time before key ids', () => {
  const rows = {
    orders: ['order-link', (token: string) => orderByToken(token)],
    chat_links: ['chat-continue', (token: string) => conversationOfLink(token)],
    chat_confirmations: ['chat-confirm', (token: string) => confirmationOf(token)],
  } as const;
  const make = {
    orders: () => paidOrder(stripe, kefir, { email: email() }),
    async chat_links() {
      const id = randomUUID();
      await openLink({ id, conversationId: (await begin()).id, email: email() });
      return id;
    },
    async chat_confirmations() {
      const id = randomUUID();
      await askForLetter(await (await begin()).read(), { id, email: email(), wanted: 'link', address: id });
      return id;
    },
  };

  test.each(['orders', 'chat_links', 'chat_confirmations'] as const)(
    'of %s go on and end in the same way',
    async (table) => {
      const [purpose, find] = rows[table];
      const id = await make[table]();
      const token = oldFormat(`${purpose}:${id}`);
      await (await db()).execute(sql`update ${sql.identifier(table)} set token_hash = ${hash(token)} where id = ${id}`);
      expect(await find(token)).not.toBeNull();
      secretsAre(newer, older);
      expect([await find(token), await find(keys().tokenOf(purpose, id))]).toEqual([
        expect.anything(),
        expect.anything(),
      ]);
      secretsAre(newer);
      expect(await find(token)).toBeNull();
      expect(await find(keys().tokenOf(purpose, id))).not.toBeNull();
    },
  );

  test('an invitation that is under way still makes its person', async () => {
    const [id, to] = [randomUUID(), email()];
    await invite({ id, email: to, role: 'agent', by: { id: lead, name: 'Lea' } });
    const token = oldFormat(`invitation:${id}`);
    await (await db()).execute(sql`update setup_links set token_hash = ${hash(token)} where email = ${to}`);
    expect(await usableLink(token)).toMatchObject({ email: to });
  });
});

describe('an order’s conversation', () => {
  test('is the same one for its old link and its new link', async () => {
    const id = await paidOrder(stripe, kefir, { email: email() });
    const first = await visitorOfOrder(keys().tokenOf('order-link', id));
    if (!first) throw new Error('no visitor');
    await say(first, message('Where is it?'));
    secretsAre(newer, older);
    const again = await visitorOfOrder(keys().tokenOf('order-link', id));
    expect(again && (await conversationOf(again))?.id).toBe((await conversationOf(first))?.id);
  });

  test('begun before key ids, it is found by both links', async () => {
    const id = await paidOrder(stripe, kefir, { email: email() });
    const token = oldFormat(`order-link:${id}`);
    await (await db()).execute(sql`update orders set token_hash = ${hash(token)} where id = ${id}`);
    const { id: begun } = await begin('Hello', { hash: hash(`order:${token}`), orderId: id });
    for (const link of [token, keys().tokenOf('order-link', id)]) {
      const visitor = await visitorOfOrder(link);
      expect(visitor && (await conversationOf(visitor))?.id).toBe(begun);
    }
  });

  test('opens to nobody who merely names the order in their own cookie', async () => {
    const id = await paidOrder(stripe, kefir, { email: email() });
    const visitor = await visitorOfOrder(keys().tokenOf('order-link', id));
    if (!visitor) throw new Error('no visitor');
    await say(visitor, message('Where is it?'));
    for (const named of [id, `order:${id}`, visitor.hash])
      expect(await conversationOf(await visitorOfSecret(named))).toBeNull();
  });
});

test('a code in a basket goes on while its seal’s secret is listed, and ends with it', async () => {
  const nobody = { email: null, orderId: null };
  const basket = { ...emptyBasket, lines: [{ variant: sku, quantity: 4 }], postcode: 'YO1 7HH' };
  const changed = await changeCode(basket, 'WELCOME10', { address: 'here', ...nobody });
  if (!changed.ok) throw new Error(changed.problem.message);
  const before = { ...basket, code: { text: 'WELCOME10', seal: oldFormat('discount:WELCOME10') } };
  const states = async () =>
    Promise.all([changed.basket, before].map(async (one) => (await pricedNow(one, nobody)).discount?.state));
  expect(await states()).toEqual(['applied', 'applied']);
  secretsAre(newer, older);
  expect(await states()).toEqual(['applied', 'applied']);
  secretsAre(newer);
  expect(await states()).toEqual(['refused', 'refused']);
});

test('a draft’s link goes on while its secret is listed, and ends with it', () => {
  const shown = { kind: 'products', slug: 'kefir-soft-cheese' };
  const ticket = previewPath(shown, 2_000, keys()).split('/').at(-1) ?? '';
  const before = `2000.${oldFormat('preview:products/kefir-soft-cheese:2000')}`;
  const shows = () => [ticket, before].map((one) => isPreviewable(shown, one, keys(), 1_000));
  expect(shows()).toEqual([true, true]);
  secretsAre(newer, older);
  expect(shows()).toEqual([true, true]);
  secretsAre(newer);
  expect(shows()).toEqual([false, false]);
});

test('a payment page that was asked for before the secret changed is found again after it: Stripe is asked in the same words', async () => {
  const order = await place();
  const first = await openCheckout(order);
  // As after a crash between Stripe’s answer and our note of it.
  await (await db()).execute(
    sql`update payment_attempts set session_id = null, session_url = null, status = 'creating' where order_id = ${order}`,
  );
  secretsAre(newer, older);
  expect(await openCheckout(order)).toEqual(first);
});

test('an erased buyer’s link opens nothing, with whichever secret it is made', async () => {
  const id = await paidOrder(stripe, kefir, { email: email() });
  await (await db()).execute(sql`update orders set email = ${`erased-${id}@erased.invalid`} where id = ${id}`);
  expect(await orderByToken(keys().tokenOf('order-link', id))).toBeNull();
});
