import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { POST as postBasket } from '@/app/api/basket/route';
import { POST as postCode } from '@/app/api/checkout/code/route';
import { POST as postCheckout } from '@/app/api/checkout/route';
import { changeAddress } from '@/lib/aftersales/address-store';
import { parseBasketCookie } from '@/lib/basket/cookie';
import type { BasketLine } from '@/lib/basket/lines';
import { dayChoices } from '@/lib/basket/price';
import { pricedNow } from '@/lib/basket/store';
import { db } from '@/lib/db/connection';
import { formDrafts } from '@/lib/db/schema/http';
import { orders } from '@/lib/db/schema/orders';
import { labelLines } from '@/lib/desk/packing/packing';
import { cookieName } from '@/lib/http/cookies';
import { orderPaidLetter } from '@/lib/mail/order-letter';
import { linesOf } from '@/lib/orders/store';
import { now } from '@/lib/time/clock';
import { content } from '../fixtures/content-module';
import { buyable, openSandbox, setStock, type TestStripe } from '../fixtures/shopping';
import { member } from '../fixtures/staff';

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
  await setStock(90);
});
afterAll(() => stripe.close());

type Post = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const milk = { variant: 'GMK-500', quantity: 2 };
const soap = { variant: 'KSO-100', quantity: 1 };

/** A browser without script: it keeps its cookies, sends forms, and goes where it is sent. */
function browserWith(lines: BasketLine[], postcode?: string) {
  const address = randomUUID();
  const jar = new Map([['basket', encodeURIComponent(JSON.stringify({ lines, ...(postcode ? { postcode } : {}) }))]]);
  return {
    async send(post: Post, fields: Record<string, string>) {
      const request = new Request('http://localhost:4310/', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: {
          'sec-fetch-site': 'same-origin',
          'x-client-address': address,
          cookie: [...jar].map(([name, value]) => `${cookieName(name)}=${value}`).join('; '),
        },
      });
      const answer = await post(request, { params: Promise.resolve({}) });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^(?:__Host-)?([^=]+)=([^;]*)/.exec(cookie) ?? [];
        jar.set(name, value);
      }
      return { status: answer.status, location: answer.headers.get('location') ?? '' };
    },
    basket: () => parseBasketCookie(jar.get('basket')),
    async draft(scope: string) {
      const rows = await (await db()).select().from(formDrafts).where(eq(formDrafts.scope, scope));
      return rows.at(-1) ?? null;
    },
  };
}
beforeEach(async () => {
  await (await db()).delete(formDrafts);
});

const typed = () => ({
  checkout: randomUUID(),
  shownTotal: '0',
  shownDay: '',
  email: `${randomUUID()}@example.com`,
  name: 'Ada Lovelace',
  address1: '1 Milk Lane',
  address2: '',
  town: 'York',
  postcode: 'yo1 7hh',
  phone: '',
  note: 'Behind the bin',
  orderNote: '',
  giftMessage: '',
  terms: 'yes',
});

describe('the checkout without script', () => {
  test('a first complete submission is a calm step, keeps all that was typed, and the next one pays', async () => {
    const browser = browserWith([milk]);
    const form = typed();
    expect(await browser.send(postCheckout, { ...form, step: 'see' })).toEqual({
      status: 303,
      location: '/checkout#total',
    });
    const draft = await browser.draft('checkout');
    expect(draft?.problem).toMatchObject({ code: 'total' });
    expect(draft?.problem?.fields).toBeUndefined();
    expect(draft?.values).toMatchObject(form);
    const [, total = '', day = ''] =
      /the total is £([\d.]+) and we deliver on (.+?)\./.exec(draft?.problem?.message ?? '') ?? [];
    expect([total, day !== '']).toEqual(['17.45', true]);
    const { shownTotal, shownDay } = (await buyable(form.checkout, [milk])).form;
    const shown = { shownTotal: String(shownTotal), shownDay };
    const paying = await browser.send(postCheckout, { ...form, ...shown, step: 'pay' });
    expect([paying.status, paying.location.startsWith(stripe.origin)]).toEqual([303, true]);
  });

  test('a button that did not say the total never pays, whatever the fields beside it say', async () => {
    const browser = browserWith([milk], 'YO1 7HH');
    const form = { ...typed(), shownTotal: '1745' };
    await browser.send(postCheckout, { ...form, step: 'pay', shownDay: '2020-01-01' });
    expect((await browser.draft('checkout'))?.problem).toMatchObject({ code: 'changed' });
    const presses: Record<string, string>[] = [{ step: 'see' }, {}];
    for (const pressed of presses) {
      const { location } = await browser.send(postCheckout, { ...form, ...pressed });
      expect([location, (await browser.draft('checkout'))?.problem?.code]).toEqual(['/checkout#total', 'total']);
    }
  });

  test.each([
    ['ZE1 0AA', /stay cold/],
    ['JE2 3AA', /Channel Islands/],
  ])('to %s it says why by the postcode, with everything kept', async (postcode, why) => {
    const browser = browserWith([milk, soap]);
    const form = { ...typed(), postcode };
    const { location } = await browser.send(postCheckout, { ...form, step: 'see' });
    expect(location).toBe('/checkout#problems');
    const draft = await browser.draft('checkout');
    expect(draft?.problem).toMatchObject({ code: 'not-buyable', fields: { postcode: expect.stringMatching(why) } });
    expect(draft?.values).toMatchObject(form);
  });

  test('what can’t go there is taken out at one press, and what was typed stays', async () => {
    const browser = browserWith([milk, soap]);
    const form = { ...typed(), postcode: 'ZE1 0AA' };
    const { location } = await browser.send(postCode, { ...form, code: '', without: 'GMK-500' });
    expect(location).toBe('/checkout#summary');
    expect(browser.basket().lines).toEqual([soap]);
    expect((await browser.draft('checkout'))?.values).toMatchObject({ ...form, postcode: 'ZE1 0AA' });
  });

  test('a postcode typed anew elsewhere is the one at the checkout, and only what was wrong with the old is over', async () => {
    const browser = browserWith([milk]);
    await browser.send(postCheckout, { ...typed(), email: 'none', postcode: 'nonsense', step: 'see' });
    expect(Object.keys((await browser.draft('checkout'))?.problem?.fields ?? {})).toEqual(['email', 'postcode']);
    await browser.send(postBasket, { postcode: 'eh1 1aa' });
    const draft = await browser.draft('checkout');
    expect(draft?.values).toMatchObject({ postcode: 'EH1 1AA', name: 'Ada Lovelace' });
    expect(Object.keys(draft?.problem?.fields ?? {})).toEqual(['email']);
    await browser.send(postCheckout, { ...typed(), postcode: 'nonsense', step: 'see' });
    await browser.send(postBasket, { postcode: 'EH1 1AB' });
    expect((await browser.draft('checkout'))?.problem).toBeNull();
  });

  test.each(['name', 'address1', 'address2', 'town', 'phone', 'note', 'orderNote', 'giftMessage'])(
    'too much for %s is said by name',
    async (field) => {
      const browser = browserWith([milk]);
      await browser.send(postCheckout, { ...typed(), [field]: '1'.repeat(400), step: 'see' });
      const { message = '', fields = {} } = (await browser.draft('checkout'))?.problem ?? {};
      expect(Object.keys(fields)).toEqual([field]);
      expect(message).toMatch(/^Please use at most \d+ characters for (?:your|the) /);
    },
  );
});

describe('the basket without script', () => {
  test('a postcode that can’t be read stays as typed, by its field, and costs nobody the one that was known', async () => {
    const browser = browserWith([milk], 'YO1 7HH');
    expect(await browser.send(postBasket, { postcode: 'nonsense' })).toEqual({
      status: 303,
      location: '/basket#postcode',
    });
    expect(await browser.draft('basket')).toMatchObject({
      values: { postcode: 'nonsense' },
      problem: { fields: { postcode: expect.any(String) } },
    });
    expect(browser.basket().postcode).toBe('YO1 7HH');
    const { location } = await browser.send(postBasket, { postcode: 'EH1 1AA' });
    expect([location, await browser.draft('basket')]).toEqual(['/basket#summary', null]);
  });

  test.each([
    [{ code: 'NO-SUCH' }, '/basket#code', 'code'],
    [{ variant: 'GMK-500', quantity: '1.5' }, '/basket#quantity-GMK-500', 'quantity'],
    [{ variant: 'GMK-500', quantity: '98', mode: 'add' }, '/basket#quantity-GMK-500', 'quantity'],
  ])('%j is refused where it was typed', async (sent, location, field) => {
    const browser = browserWith([milk]);
    expect((await browser.send(postBasket, sent)).location).toBe(location);
    const draft = await browser.draft('basket');
    expect(draft?.values).toEqual(sent);
    expect(draft?.problem?.fields?.[field]).toBe(draft?.problem?.message);
  });

  test.each([
    [{ variant: 'GMK-500', quantity: '0' }, 'GMK-500.2', [soap]],
    [{ without: 'GMK-500_KSO-100' }, 'GMK-500.2_KSO-100.1', []],
  ])('what %j takes out is put back as it was, once', async (sent, word, left) => {
    const browser = browserWith([milk, soap]);
    expect((await browser.send(postBasket, sent)).location).toBe(`/basket?out=${word}`);
    expect(browser.basket().lines).toEqual(left);
    for (const _ of [1, 2]) expect((await browser.send(postBasket, { restore: word })).location).toBe('/basket');
    expect(browser.basket().lines).toHaveLength(2);
    expect(browser.basket().lines).toEqual(expect.arrayContaining([milk, soap]));
  });

  test.each(['GMK-500', 'GMK-500.0', 'GMK-500.100', 'GMK-500.2_', '', '../.1', 'NO-SUCH.1'])(
    '%j puts nothing back',
    async (restore) => {
      const browser = browserWith([milk]);
      await browser.send(postBasket, { restore });
      expect(browser.basket().lines).toEqual([milk]);
      expect((await browser.draft('basket'))?.problem).not.toBeNull();
    },
  );

  test('another quantity leads back to its line', async () => {
    const browser = browserWith([milk]);
    const { location } = await browser.send(postBasket, { variant: 'GMK-500', quantity: '3' });
    expect(location).toBe('/basket#line-GMK-500');
  });
});

/** The checkout as somebody has it before them, who has seen total and first day. */
async function shownTo(postcode = 'YO1 7HH') {
  const { form, basket } = await buyable(randomUUID(), [milk]);
  const days = dayChoices(basket, { products: content().products, rules: content().delivery, instant: now() });
  const shown = { checkout: form.checkout, shownTotal: String(form.shownTotal), shownDay: form.shownDay };
  return { days, form: { ...typed(), ...shown, postcode, step: 'pay' } };
}
const placedBy = async (email: string) => {
  const [order] = await (await db()).select().from(orders).where(eq(orders.email, email));
  return order;
};

describe('a day of their own', () => {
  const lines = [milk];
  test('is kept on the order, with that it was chosen; without one it is the first day, as ever', async () => {
    const { days, form } = await shownTo();
    const open = days.filter(({ closed }) => closed === null).map(({ date }) => date);
    expect(open[0]).toBe(form.shownDay);
    for (const [day, kept, dayChosen] of [
      [open[2], open[2], true],
      ['', open[0], false],
      [open[0], open[0], false],
    ] as const) {
      const asked = { ...form, checkout: randomUUID(), email: `${randomUUID()}@example.com`, day: day ?? '' };
      const { location } = await browserWith(lines, 'YO1 7HH').send(postCheckout, asked);
      expect(location).toContain(stripe.origin);
      expect(await placedBy(asked.email)).toMatchObject({ promisedDate: kept, dayChosen });
    }
  });

  test('one that is closed, past or beyond the strip is said before anybody pays, and nothing is placed', async () => {
    const { days, form } = await shownTo();
    const closed = days.find((day) => day.closed !== null)?.date ?? '';
    const beyond = Temporal.PlainDate.from(form.shownDay).add({ days: 60 }).toString();
    for (const day of [closed, '2020-01-07', beyond]) {
      const browser = browserWith(lines, 'YO1 7HH');
      expect((await browser.send(postCheckout, { ...form, day })).location).toBe('/checkout#total');
      const draft = await browser.draft('checkout');
      expect(draft?.problem).toMatchObject({
        code: 'changed',
        message: expect.stringContaining('please choose again'),
      });
      expect(draft?.values).toMatchObject({ name: 'Ada Lovelace', day });
    }
    expect(await placedBy(form.email)).toBeUndefined();
  });

  test('the day holds when the first one has changed meanwhile; another day is another order', async () => {
    const { days, form } = await shownTo();
    const [, second, third] = days.filter(({ closed }) => closed === null).map(({ date }) => date);
    const browser = browserWith(lines, 'YO1 7HH');
    const asked = { ...form, shownDay: '2020-01-07', day: second ?? '' };
    expect((await browser.send(postCheckout, asked)).location).toContain(stripe.origin);
    const first = await placedBy(form.email);
    expect(first?.promisedDate).toBe(second);
    await browser.send(postCheckout, { ...asked, day: third ?? '' });
    const all = await (await db()).select().from(orders).where(eq(orders.email, form.email));
    expect(all.map(({ promisedDate }) => promisedDate).toSorted()).toEqual([second, third]);
  });
});

describe('bought for somebody else', () => {
  async function bought(more: Record<string, string>) {
    const { form } = await shownTo();
    const { location } = await browserWith([milk], 'YO1 7HH').send(postCheckout, { ...form, ...more });
    expect(location).toContain(stripe.origin);
    const order = await placedBy(form.email);
    if (!order) throw new Error('not placed');
    const told = { order: { ...order, lines: await linesOf(await db(), order.id) }, site: content().site };
    return { order, letter: orderPaidLetter({ ...told, orderLink: 'https://shop.example/orders/x', returnDays: 14 }) };
  }

  test('the parcel is theirs; the letter thanks the buyer, and the receipt is the buyer’s', async () => {
    const { order, letter } = await bought({ recipient: 'Grace Hopper', giftMessage: 'Happy birthday!' });
    expect(order).toMatchObject({ name: 'Ada Lovelace', recipientName: 'Grace Hopper' });
    expect(letter.to).toBe(order.email);
    expect(letter.text).toContain('Thank you, Ada Lovelace');
    expect(letter.text).toContain('Grace Hopper\n1 Milk Lane\nYork');
    expect(letter.text).toContain('“Happy birthday!”');
    expect(labelLines(order)).toEqual(['Grace Hopper', '1 Milk Lane', 'YORK', 'YO1 7HH']);
  });

  test.each<Record<string, string>>([{}, { recipient: '' }, { recipient: 'Ada Lovelace' }])(
    '%j is a parcel of the buyer’s own',
    async (more) => {
      const { order, letter } = await bought(more);
      expect(order.recipientName).toBeNull();
      expect(letter.text).toContain('Ada Lovelace\n1 Milk Lane\nYork');
    },
  );

  test('the desk changes whose the parcel is, and not who bought it', async () => {
    const { order } = await bought({ recipient: 'Grace Hopper' });
    await (await db()).update(orders).set({ status: 'paid', paidAt: new Date() }).where(eq(orders.id, order.id));
    const { id: staffId } = await member('lead');
    const to = { name: 'Jean Bartik', address1: '2 Cream Row', address2: '', town: 'York', postcode: 'YO1 7HJ' };
    const ask = { id: randomUUID(), orderId: order.id, staffId, ...to, phone: '', note: '', bear: 0 };
    expect(await changeAddress(ask)).toMatchObject({ ok: true });
    expect(await placedBy(order.email)).toMatchObject({ name: 'Ada Lovelace', recipientName: 'Jean Bartik' });
  });
});

test('whoever comes back from the payment page still has the last bottles, and nobody else does', async () => {
  const { form } = await shownTo();
  await setStock(2);
  const browser = browserWith([milk], 'YO1 7HH');
  expect((await browser.send(postCheckout, form)).location).toContain(stripe.origin);
  const { id = null } = (await placedBy(form.email)) ?? {};
  const basket = { lines: [milk], postcode: 'YO1 7HH', code: null };
  expect(await pricedNow(basket, { email: null, orderId: id })).toMatchObject({ buyable: true, totalPence: 1745 });
  expect(await pricedNow(basket, { email: null, orderId: null })).toMatchObject({ buyable: false });
  await setStock(90);
});
