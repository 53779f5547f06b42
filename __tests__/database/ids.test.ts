import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GET as comeBack } from '@/app/api/orders/[token]/return/route';
import { GET as orderState } from '@/app/api/orders/[token]/state/route';
import { openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import { lastOrder, lastOrderCookie, waitingOrder } from '@/lib/basket/store';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOf, visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { cookieName } from '@/lib/http/cookies';
import { keys } from '@/lib/keys/keys';
import { orderToken } from '@/lib/orders/store';
import { checkOut } from '../fixtures/checkout';
import { message } from '../fixtures/conversation';
import { paidOrder, placed } from '../fixtures/paid-order';
import { openSandbox, shelve, sku, statusOf } from '../fixtures/shopping';

const kefir = [{ variant: sku, quantity: 1 }];
let stripe: Awaited<ReturnType<typeof openSandbox>>;
let order: string;
beforeAll(async () => {
  stripe = await openSandbox();
  await shelve(500);
  order = await paidOrder(stripe, kefir);
});
afterAll(() => stripe.close());

/** What somebody may try who has read an order's id, at the desk or in Stripe's dashboard. */
const guesses: [string, (id: string) => string][] = [
  ['the id', (id) => id],
  ['the id, said to be seen paid', (id) => `paid-${id}`],
  ['the id in capitals', (id) => id.toUpperCase()],
  ['the id without its hyphens', (id) => id.replaceAll('-', '')],
  ['the id as bytes', (id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')],
  ['the id where a link has it, signed with nothing', (id) => `${orderToken(id).slice(0, 26)}${'A'.repeat(42)}`],
];

describe('an order’s id as the cookie of the browser that placed it', () => {
  test.each(guesses)('%s gives nothing, with an empty basket or a full one', async (_name, guessFrom) => {
    const value = guessFrom(order);
    const cookies = new Map([[cookieName('order'), value]]);
    expect([lastOrder(cookies), waitingOrder(cookies)]).toEqual([null, null]);
    const empty = await checkOut({ lines: kefir, basket: [], cookies: { order: value } });
    expect(empty.status).toBe(409);
    expect(empty.body).not.toContain(orderToken(order));
    expect((await checkOut({ lines: kefir, cookies: { order: value } })).body).not.toContain('/orders/');
  });

  test('closes nobody’s payment page', async () => {
    const waiting = await placed(kefir, { email: 'victim@example.com' });
    expect((await checkOut({ lines: kefir, cookies: { order: waiting.id } })).status).toBe(200);
    expect(await statusOf(waiting.id)).toBe('awaiting-payment');
    expect(stripe.store.session(waiting.sessionId).status).toBe('open');
  });

  test('the cookie that the shop set leads its own buyer to their order; the link’s secret is not that cookie', async () => {
    const { value } = lastOrderCookie(order);
    expect(value).not.toContain(order);
    const { status, body } = await checkOut({ lines: kefir, basket: [], cookies: { order: value } });
    expect([status, JSON.parse(body)]).toEqual([200, { url: expect.stringContaining('/return?again=yes') }]);
    expect(lastOrder(new Map([[cookieName('order'), orderToken(order)]]))).toBeNull();
  });
});

describe('an order’s id in place of its link’s secret', () => {
  test.each(guesses)('%s opens no order, no return, no conversation', async (_name, guessFrom) => {
    const guess = guessFrom(order);
    expect(await openOrder(guess)).toBeNull();
    const params = { params: Promise.resolve({ token: guess }) };
    const back = await comeBack(new Request(`http://localhost:4310/api/orders/${guess}/return`), params);
    expect(back.headers.get('location')).toBe('/basket');
    const state = await orderState(new Request(`http://localhost:4310/api/orders/${guess}/state`), params);
    expect(state.status).toBe(404);
    expect(await visitorOf(new Map(), guess)).toBeNull();
  });

  test('nor does the secret of that browser’s cookie', async () => {
    expect(await openOrder(keys().tokenOf('last-order', order))).toBeNull();
  });
});

test('no id opens a conversation as its visitor’s own cookie', async () => {
  const visitor = await visitorOfOrder(orderToken(order));
  if (!visitor) throw new Error('no visitor');
  await say(visitor, message('Where is it?'));
  const { id, visitorHash } = (await conversationOf(visitor)) ?? { id: '', visitorHash: '' };
  for (const secret of [id, order, visitorHash, `order:${order}`])
    expect(await conversationOf(await visitorOf(new Map([[cookieName('chat'), secret]]), undefined))).toBeNull();
});
