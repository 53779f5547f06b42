import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { askReturn, cancelByBuyer } from '@/lib/aftersales/withdrawal/withdraw-store';
import { db, transaction } from '@/lib/db/connection';
import { ordersUnder } from '@/lib/mail/find-letter-store';
import { sendDueMail } from '@/lib/mail/outbox-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { askForLinks } from '@/lib/orders/find-store';
import { orderToken } from '@/lib/orders/store';
import { forgetOldLetters, queueMail } from '@/lib/outbox/queue-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { expectFixedInOutlook } from '../fixtures/outlook';
import { opened, paidOrder, parcelIs, placed } from '../fixtures/paid-order';
import { buyable, open, openSandbox, place, setStock, sku } from '../fixtures/shopping';
import { startMailbox } from '../servers/mailbox/server';

let stripe: Awaited<ReturnType<typeof openSandbox>>;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox(0, 0);
  process.env.SMTP_URL = mailbox.smtpUrl;
  stripe = await openSandbox();
});
beforeEach(() => setStock(50));
afterAll(async () => {
  mailbox.close();
  await stripe.close();
});

const kefir = [{ variant: sku, quantity: 2 }];
const kefirAndJar = [...kefir, { variant: 'GJS-1', quantity: 1 }];

/** Sends what is due, and gives the letters to an address as a mail program reads them, newest first. */
async function sentTo(address: string) {
  await sendDueMail();
  const response = await fetch(`${mailbox.origin}/messages`);
  const all: Awaited<ReturnType<typeof startMailbox>>['messages'] = await response.json();
  return all.filter(({ recipients }) => recipients.includes(address));
}
const newest = async (address: string) => {
  const [letter] = await sentTo(address);
  if (!letter) throw new Error(`no letter to ${address}`);
  return letter;
};
const linksIn = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
const someone = () => `${randomUUID()}@example.com`;
const numberOf = async (orderId: string) => (await opened(orderId)).detail.order.number;

describe('each letter arrives with its words, as HTML and as text', () => {
  test('paid: lines, VAT, delivery, address, day, rights, form and complaints, to keep', async () => {
    const email = someone();
    const order = await paidOrder(stripe, kefirAndJar, { email });
    const { subject, text, html } = await newest(email);
    expect(subject).toBe(`Your order ${await numberOf(order)} is paid`);
    for (const words of [
      '2 × Goats’ Milk Kefir, 500 ml bottle: £12.50',
      '1 × Glass Jar and Strainer, Jar and strainer: £13.20',
      /VAT at 20% on £\d+\.\d\d: £\d+\.\d\d/,
      'VAT at 0% on',
      'Delivery: Free',
      /We deliver it on \d+ \w+ \d{4}/,
      '1 Milk Lane\nYork\nYO1 7HH',
      /Goats’ Milk Kefir, 500 ml bottle: Fresh chilled food/,
      'Cancellation form',
      'I give notice that I cancel my contract',
      'Complaints: ',
      'VAT number',
    ])
      expect(text).toMatch(words);
    expect(html).toContain('Glass Jar and Strainer, Jar and strainer');
    expect(linksIn(html)).toEqual(
      expect.arrayContaining(
        ['', '/ask', '/return'].map((page) => expect.stringMatching(`/orders/${orderToken(order)}${page}$`)),
      ),
    );
  });

  test('received, while a slow payment is on its way', async () => {
    const email = someone();
    const { id, url, sessionId } = await placed(kefir, { email });
    await stripe.pay(url, 'delayed');
    await settle(sessionId);
    const { subject, text } = await newest(email);
    expect(subject).toBe(`We have your order ${await numberOf(id)}`);
    expect(text).toContain('is on its way. Some ways of paying take a few days.');
    await stripe.tell('arrive', { session: sessionId, money: 'failed' });
    await settle(sessionId);
    expect((await newest(email)).text).toContain('was not made, so nothing was taken');
  });

  test('dispatched: with whom, how to follow it, and what is in it', async () => {
    const email = someone();
    const order = await paidOrder(stripe, kefirAndJar, { email });
    await parcelIs(order, 'dispatched');
    const [parcel] = (await opened(order)).detail.shipments;
    await transaction((tx) => queueMail(tx, { subjectId: parcel?.id ?? '', kind: 'dispatched', orderId: order }));
    const { subject, text, html } = await newest(email);
    expect(subject).toBe(`Your order ${await numberOf(order)} is on its way`);
    expect(text).toContain('with DPD, under the number 1550 0123');
    expect(text).toContain('* 2 × Goats’ Milk Kefir, 500 ml bottle\n* 1 × Glass Jar');
    expect(text).toContain('put it in the fridge');
    expect(linksIn(html)).toContain('https://track.dpd.co.uk/parcels/15500123');
  });

  test('cancelled and refunded: how much, for what and when it is there', async () => {
    const email = someone();
    const order = await paidOrder(stripe, kefir, { email });
    await cancelByBuyer(await opened(order), randomUUID());
    const { subject, text } = await newest(email);
    expect(subject).toBe(`Your order ${await numberOf(order)} is cancelled: £17.45 comes back to you`);
    expect(text).toContain('2 × Goats’ Milk Kefir, 500 ml bottle: £12.50\nDelivery: £4.95\nComes back to you: £17.45');
    expect(text).toContain('Banks take up to ten days');
  });

  test('a return: what to send, where to and what comes back', async () => {
    const email = someone();
    const order = await paidOrder(stripe, kefirAndJar, { email });
    await parcelIs(order, 'delivered');
    const chosen = [{ position: 1, quantity: 1 }];
    await askReturn(await opened(order), { id: randomUUID(), chosen, note: '', sealed: false });
    const { text } = await newest(email);
    expect(text).toContain('1 × Glass Jar and Strainer, Jar and strainer: £13.20');
    expect(text).toMatch(/Please post it by \d+ \w+ \d{4}/);
    expect(text).toContain('Larkfield Farm\nSample Lane');
  });

  test('another day: the old one, the new one and the right to cancel', async () => {
    const email = someone();
    const order = await paidOrder(stripe, kefir, { email });
    const id = randomUUID();
    await transaction(async (tx) => {
      await recordEvent(tx, {
        id,
        orderId: order,
        kind: 'promise-changed',
        detail: { from: '2026-11-26', to: '2026-11-30' },
      });
      await queueMail(tx, { subjectId: id, kind: 'promise-changed', orderId: order });
    });
    const { text, html } = await newest(email);
    expect(text).toContain('on 30 November 2026 instead of 26 November 2026');
    expect(text).toContain('you may cancel and have all your money back');
    expect(linksIn(html)).toContainEqual(expect.stringMatching(`/orders/${orderToken(order)}/cancel$`));
  });

  test.each([
    ['while the order stands', 'We keep the first payment and send £17.45 back'],
    ['after it was cancelled', 'which is cancelled. We send this payment back too'],
    ['after all of it was refunded', 'Nothing more will be delivered'],
  ])('paid a second time %s', async (when, says) => {
    const email = someone();
    const wanted = await buyable(randomUUID(), kefir, { email });
    const order = await place(wanted);
    const first = await open(order);
    await (await db()).execute(sql`update orders set status = 'cancelled' where id = ${order}`);
    await place(wanted);
    const second = await open(order);
    await stripe.pay(second.url);
    await settle(second.sessionId);
    const ask = { id: randomUUID(), orderId: order, reason: 'Second thoughts', restock: true };
    const by = { origin: 'customer' } as const;
    if (when.includes('cancelled')) await cancelOrder({ ...ask, by });
    if (when.includes('refunded')) await refund({ ...ask, by, of: { kind: 'whole' } });
    await stripe.pay(first.url);
    expect(await settle(first.sessionId)).toBe('refunded');
    const letter = (await sentTo(email)).find(({ subject }) => subject.startsWith('We are sending back'));
    expect(letter?.text).toContain(says);
    expect(letter?.text.includes('We keep the first payment')).toBe(when.includes('stands'));
  });

  test.each([
    ['paid-but-sold-out', 'sold the last of what you chose'],
    ['order-cancelled', 'nothing will be delivered'],
  ])('%s', async (kind, says) => {
    const email = someone();
    const order = await paidOrder(stripe, kefir, { email });
    await transaction((tx) => queueMail(tx, { subjectId: order, kind, orderId: order }));
    const letters = await sentTo(email);
    expect(letters.map(({ text }) => text).join()).toContain(says);
  });
});

test('no letter loads anything from elsewhere, and each link stands in the text too', async () => {
  await sendDueMail();
  const all: { html: string; text: string }[] = await (await fetch(`${mailbox.origin}/messages`)).json();
  expect(all.length).toBeGreaterThan(8);
  for (const { html, text } of all) {
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(|\bsrc=/i);
    expectFixedInOutlook(html);
    for (const href of linksIn(html)) expect(text).toContain((href ?? '').replace('mailto:', ''));
  }
});

test.each(['m&s@example.com', "o'neil/{x}@example.com", 'ada@müller.example', 'jürgen@例え.テスト'])(
  'an address that a mail server takes gets its letter: %s',
  async (address) => {
    const email = `${randomUUID()}.${address}`;
    await paidOrder(stripe, kefir, { email });
    expect((await newest(email)).recipients).toEqual([email]);
  },
);

test('a name can add no header, no reader and no markup', async () => {
  const email = someone();
  const order = await paidOrder(stripe, kefir, { email });
  const name = 'Ada\r\nBcc: spy@example.com\r\n\r\n<img src=x onerror=alert(1)>';
  await (await db()).execute(sql`update orders set name = ${name} where id = ${order}`);
  const { recipients, headers, subject, html } = await newest(email);
  expect(recipients).toEqual([email]);
  expect(headers).not.toContain('bcc');
  expect(subject).toMatch(/^Your order LK-[\w-]+ is paid$/);
  expect(html).toContain('&lt;img src=x');
  expect(html).not.toContain('<img');
});

describe('lost links', () => {
  test('go to the address itself, of its paid orders only, once a day whoever asks', async () => {
    const email = someone();
    const [paid, unpaid, foreign] = [
      await paidOrder(stripe, kefir, { email }),
      (await placed(kefir, { email })).id,
      await paidOrder(stripe, kefir, { email: someone() }),
    ];
    await askForLinks(email.toUpperCase(), '192.0.2.1');
    await askForLinks(email, '192.0.2.1');
    const found = (await sentTo(email)).filter(({ subject }) => subject === 'Your orders with us');
    expect(found).toHaveLength(1);
    const [letter] = found;
    expect(letter?.text).toContain(`/orders/${orderToken(paid)}`);
    for (const other of [unpaid, foreign]) expect(letter?.text).not.toContain(orderToken(other));
  });

  test('can be asked for once a day', async () => {
    const email = someone();
    await paidOrder(stripe, kefir, { email });
    const lettersTo = async () =>
      (await (await db()).execute(sql`select 1 from outbox where kind = 'order-link' and payload ->> 'to' = ${email}`))
        .rowCount;
    await askForLinks(email, '192.0.2.1');
    await askForLinks(email, '192.0.2.1');
    expect(await lettersTo()).toBe(1);
    await (await db()).execute(
      sql`update outbox set subject_id = replace(subject_id, left(subject_id, 10), '2026-01-01') where payload ->> 'to' = ${email}`,
    );
    await askForLinks(email, '192.0.2.1');
    expect(await lettersTo()).toBe(2);
  });

  test('are looked up by the index over addresses, not by reading every order', async () => {
    const email = someone();
    const order = await paidOrder(stripe, kefir, { email: email.toUpperCase() });
    const database = await db();
    const since = new Date(Date.now() - 86_400_000);
    expect((await ordersUnder(database, email, since)).map(({ id }) => id)).toEqual([order]);
    await database.execute(sql`
      insert into orders (id, number, token_hash, basket_key, status, livemode, email, name, address_lines, town, postcode,
        zone, goods_pence, delivery_pence, delivery_vat_pence, total_pence, paid_at)
      select gen_random_uuid(), 'many-' || i, 'many-' || i, 'many-' || i, 'refunded', false, i || '@example.com', 'Ada',
        '[]', 'York', 'YO1 7HH', 'mainland', 100, 0, 0, 100, now() from generate_series(1, 3000) i`);
    await database.execute(sql`analyze orders`);
    const { rows } = await database.execute(sql`explain ${ordersUnder(database, email, since)}`);
    expect(JSON.stringify(rows)).toContain('orders_email');
    await database.execute(sql`delete from orders where number like 'many-%'`);
  });

  test('to an address without an order nothing goes, though the same is written down for both', async () => {
    const stranger = someone();
    await (await db()).execute(sql`delete from outbox where kind = 'order-link'`);
    await askForLinks(stranger, '192.0.2.1');
    expect(await sentTo(stranger)).toEqual([]);
    const { rows } = await (await db()).execute(
      sql`select sent_at is not null as settled, last_error, payload, subject_id from outbox
        where kind = 'order-link'`,
    );
    const [row] = rows;
    expect(rows).toEqual([{ settled: true, last_error: null, payload: {}, subject_id: expect.any(String) }]);
    expect(row?.subject_id).not.toContain(stranger);
  });

  test('are asked for thirty times a day from one place at most, whatever the addresses, and are forgotten by a job', async () => {
    const database = await db();
    const waiting = async () => (await database.execute(sql`select 1 from outbox where kind = 'order-link'`)).rowCount;
    await database.execute(sql`delete from outbox where kind = 'order-link'`);
    const asked = [];
    for (let count = 0; count < 40; count += 1) asked.push(await askForLinks(someone(), '192.0.2.7'));
    expect(asked.filter(Boolean)).toHaveLength(30);
    expect(await waiting()).toBe(30);
    expect(await askForLinks(someone(), '192.0.2.8')).toBe(true);
    await database.execute(
      sql`update outbox set next_at = next_at - interval '2 days' where payload ->> 'to' like ${'%@example.com'}`,
    );
    await forgetOldLetters();
    expect(await waiting()).toBe(0);
  });

  test('letters of an order stay for the desk to send again; those of none are forgotten after thirty days', async () => {
    const order = await paidOrder(stripe, kefir, { email: someone() });
    const database = await db();
    const of = { old: randomUUID(), young: randomUUID() };
    await transaction(async (tx) => {
      for (const subjectId of Object.values(of)) await queueMail(tx, { subjectId, kind: 'chat-transcript' });
    });
    await database.execute(
      sql`update outbox set next_at = now() - interval '31 days' where subject_id in (${of.old}, ${order})`,
    );
    await forgetOldLetters();
    const { rows } = await database.execute<{ subject_id: string }>(
      sql`select subject_id from outbox where subject_id in (${of.old}, ${of.young}, ${order})`,
    );
    expect(new Set(rows.map(({ subject_id }) => subject_id))).toEqual(new Set([of.young, order]));
    await database.execute(sql`delete from outbox where kind = 'chat-transcript'`);
  });
});
