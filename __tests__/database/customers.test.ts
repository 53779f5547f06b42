import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { receive } from '@/lib/complaints/complaint-store';
import { db } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { outbox } from '@/lib/db/schema/mail';
import { customerOf } from '@/lib/desk/customers/customer-store';
import { timelineOf } from '@/lib/desk/customers/timeline-store';
import { writeFirst } from '@/lib/desk/customers/write-store';
import { assign, takeNote } from '@/lib/desk/inbox/act-store';
import { queue as fullQueue } from '@/lib/desk/inbox/queue-store';
import { factsOf } from '@/lib/desk/inbox/thread-store';
import { copyOf } from '@/lib/desk/people/copy-store';
import { erase } from '@/lib/desk/people/person-data-store';
import { composeLetter } from '@/lib/mail/compose-store';
import { addNote } from '@/lib/orders/parcels/fulfil-store';
import { orderToken } from '@/lib/orders/store';
import { addressHash } from '@/lib/staff/audit-store';
import { nowDate } from '@/lib/time/clock';
import { clockAt } from '../fixtures/clock';
import { begin, message } from '../fixtures/conversation';
import { deskThread, employ } from '../fixtures/desk';
import { parcelIs } from '../fixtures/paid-order';
import { buyable, open, openSandbox, place, setStock, type TestStripe } from '../fixtures/shopping';
import { member, perform, write } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
let stripe: TestStripe;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ann = await employ('Ann Smith', 'lead');
});
beforeEach(() => {
  clock.set('2026-11-24T10:00:00Z');
  return setStock(90);
});
afterAll(() => stripe.close());

/** A paid order of somebody whose address nobody else has. */
async function bought(email: string, name = 'Ada O’Neill'): Promise<string> {
  const basket = await buyable(randomUUID(), undefined, { email });
  const orderId = await place({ ...basket, form: { ...basket.form, name } });
  const { url, sessionId } = await open(orderId);
  await stripe.pay(url);
  const { settle } = await import('@/lib/payments/settle-store');
  await settle(sessionId);
  return orderId;
}
const visitorOf = async (orderId: string) => {
  const visitor = await visitorOfOrder(orderToken(orderId));
  if (!visitor) throw new Error('the link opens nothing');
  return visitor;
};
async function asked(orderId: string, text = 'Where is it?'): Promise<string> {
  await say(await visitorOf(orderId), message(text));
  const conversation = await conversationOf(await visitorOf(orderId));
  if (!conversation) throw new Error('no conversation');
  return conversation.id;
}
const fresh = () => `${randomUUID()}@example.com`;
const threadsOf = async (orderId: string) =>
  (await db()).select().from(conversations).where(eq(conversations.orderId, orderId));

describe('a thread about an order', () => {
  test('knows its buyer: in the queue, at its head, in replies, until they give a name of their own', async () => {
    const orderId = await bought(fresh());
    const id = await asked(orderId);
    const title = async () =>
      (await fullQueue({ view: 'open', find: '' }, ann)).rows.find((row) => row.id === id)?.title;
    expect([await title(), (await deskThread(id))?.title]).toEqual(['Ada O’Neill', 'Ada O’Neill']);
    expect((await factsOf(id)).name).toBe('Ada O’Neill');
    expect((await deskThread(id))?.buyer?.name).toBe('Ada O’Neill');
    await say(await visitorOf(orderId), { ...message('It is Grace here'), name: 'Grace' });
    expect([await title(), (await factsOf(id)).name]).toEqual(['Grace', 'Grace']);
  });

  test('and knows nobody once the buyer is erased', async () => {
    const orderId = await bought(fresh());
    const id = await asked(orderId);
    await (await db()).execute(
      sql`update orders set name = 'Erased', email = ${`erased-${orderId}@erased.invalid`} where id = ${orderId}`,
    );
    expect(await deskThread(id)).toMatchObject({ title: 'A visitor', buyer: null });
    expect((await factsOf(id)).name).toBeNull();
    expect(await customerOf(id, ann)).toBeNull();
  });
});

describe('a customer', () => {
  test('is the same whichever order or conversation leads there, however their address is written', async () => {
    const email = fresh();
    const first = await bought(email);
    const second = await bought(email.toUpperCase(), 'A. O’Neill');
    const bound = await asked(first);
    const confirmed = await begin('By the way');
    await (await db()).execute(
      sql`update conversations set verified_email = ${email.toUpperCase()} where id = ${confirmed.id}`,
    );
    const typed = await begin('Me too');
    await say(typed.visitor, { ...message('more'), name: 'Eve', email });
    const other = await bought(fresh());
    for (const id of [first, second, bound, confirmed.id, typed.id]) {
      const customer = await customerOf(id, ann);
      expect(customer?.person).toEqual({ email, shown: id !== typed.id });
      expect(customer?.names).toEqual(['A. O’Neill', 'Ada O’Neill']);
      expect(customer?.orders.map((order) => order.id)).toEqual([second, first]);
      expect(new Map(customer?.talks.map((talk) => [talk.id, talk.typed]))).toEqual(
        new Map([
          [bound, false],
          [confirmed.id, false],
          [typed.id, true],
        ]),
      );
    }
    expect((await customerOf(other, ann))?.orders.map(({ id }) => id)).toEqual([other]);
  });

  test('of whom nothing is known is nobody', async () => {
    const { id } = await begin('Hello');
    for (const unknown of [id, randomUUID()]) expect(await customerOf(unknown, ann)).toBeNull();
  });

  test('is on record as looked at, once within the hour, and not by name', async () => {
    const email = fresh();
    const orderId = await bought(email);
    const id = await asked(orderId);
    await customerOf(orderId, ann);
    await customerOf(id, ann);
    const { rows } = await (await db()).execute(
      sql`select staff_id, subject from audit where action = 'customer-read' and subject = ${addressHash(email)}`,
    );
    expect(rows).toEqual([{ staff_id: ann, subject: addressHash(email) }]);
  });

  test('has sums, state and what was given back with each order', async () => {
    const orderId = await bought(fresh());
    await parcelIs(orderId, 'delivered');
    const refund = write(
      '/api/staff/orders/refund',
      { order: orderId, id: randomUUID(), kind: 'amount', amount: '1.50', reason: 'Late' },
      (await member('owner')).cookie,
    );
    await perform('orders/refund', refund);
    const [order] = (await customerOf(orderId, ann))?.orders ?? [];
    expect(order).toMatchObject({ state: { says: 'Delivered' }, refundedPence: 150 });
    expect(order?.lines[0]).toMatch(/^1 × .+, 500 ml/);
  });

  test('has one line of time, the latest first, in pages, each thing once', async () => {
    const email = fresh();
    const orderId = await bought(email);
    clock.set('2026-11-24T11:00:00Z');
    const id = await asked(orderId, 'It leaked');
    clock.set('2026-11-24T12:00:00Z');
    await takeNote({ conversationId: id, staffId: ann, id: randomUUID(), text: 'Sounds honest' });
    clock.set('2026-11-24T13:00:00Z');
    await addNote({ orderId, id: randomUUID(), staffId: ann, text: 'Rang twice' });
    clock.set('2026-11-24T14:00:00Z');
    await receive({
      id: randomUUID(),
      channel: 'form',
      name: 'Ada',
      email,
      what: 'Wrong address',
      order: '',
      receivedAt: nowDate(),
    });
    const customer = await customerOf(orderId, ann);
    if (!customer) throw new Error('nobody');
    const { moments, more } = await timelineOf(customer, 1);
    expect(more).toBe(false);
    const told = moments.filter(({ kind }) => kind !== 'letter').map(({ kind, says, who }) => [kind, says, who]);
    expect(told.slice(0, 4)).toEqual([
      ['complaint', 'Complaint received', null],
      ['note', 'Rang twice', 'Ann Smith'],
      ['note', 'Sounds honest', 'Ann Smith'],
      ['said', 'It leaked', 'Ada O’Neill'],
    ]);
    expect(told.map(([, says]) => says)).toContain('Paid');
    expect(moments.find(({ kind }) => kind === 'letter')).toMatchObject({
      says: expect.stringMatching(/^Confirmation, /),
    });
    clock.set('2026-11-24T15:00:00Z');
    for (let n = 1; n <= 60; n++) await addNote({ orderId, id: randomUUID(), staffId: ann, text: `Note ${n}` });
    const pages = [await timelineOf(customer, 1), await timelineOf(customer, 2), await timelineOf(customer, 3)];
    expect(pages.map((page) => page.more)).toEqual([true, false, false]);
    const ids = pages.flatMap((page) => page.moments.map((moment) => `${moment.kind} ${moment.id}`));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(60 + moments.length);
    const times = pages.flatMap((page) => page.moments.map(({ at }) => at.getTime()));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});

describe('a letter to somebody who has not asked', () => {
  const letter = (orderId: string, id: string = randomUUID(), staffId = ann) =>
    writeFirst({ orderId, id, text: 'Your parcel comes a day later.', staffId });
  const lettersOf = async (id: string) => (await db()).select().from(outbox).where(eq(outbox.subjectId, id));

  test('begins the thread of the order, stands in its line of time, and the buyer reads and answers it by their link', async () => {
    const orderId = await bought(fresh());
    const id = randomUUID();
    expect(await letter(orderId, id)).toMatchObject({ ok: true });
    const [thread] = await threadsOf(orderId);
    expect(thread).toMatchObject({ status: 'open', assigneeId: ann, answerBy: null });
    const customer = await customerOf(orderId, ann);
    const { moments } = customer ? await timelineOf(customer, 1) : { moments: [] };
    expect(moments.map(({ says }) => says)).toContain('Your parcel comes a day later.');
    await say(await visitorOf(orderId), message('Thank you'));
    expect(await threadsOf(orderId)).toHaveLength(1);
    expect(
      (await deskThread(thread?.id ?? ''))?.events.filter(({ kind }) => kind === 'message').map(({ text }) => text),
    ).toEqual(['Your parcel comes a day later.', 'Thank you']);
  });

  test('goes at once to the order’s address, with its words and where to answer', async () => {
    const email = fresh();
    const orderId = await bought(email);
    const id = randomUUID();
    await letter(orderId, id);
    const [queued] = await lettersOf(id);
    if (!queued) throw new Error('no letter');
    expect(queued.nextAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
    const composed = await composeLetter(queued);
    expect(composed).toMatchObject({ to: email, subject: expect.stringMatching(/^About your order LK-/) });
    expect(composed?.text).toContain('Your parcel comes a day later.');
    expect(composed?.text).toMatch(/\/orders\/[\w.-]+\/ask/);
  });

  test('sent twice under one id, or by five at once, is one message and one letter in one thread', async () => {
    const orderId = await bought(fresh());
    const id = randomUUID();
    const all = await Promise.all(Array.from({ length: 5 }, () => letter(orderId, id)));
    expect(new Set(all.map(({ ok }) => ok))).toEqual(new Set([true]));
    await letter(orderId, id);
    const [thread, ...others] = await threadsOf(orderId);
    expect(others).toEqual([]);
    expect((await deskThread(thread?.id ?? ''))?.events.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    expect(await lettersOf(id)).toHaveLength(1);
  });

  test('goes on with a thread that there is, opens it again, and answers whoever waits in it', async () => {
    const orderId = await bought(fresh());
    const id = await asked(orderId);
    await letter(orderId);
    expect(await threadsOf(orderId)).toMatchObject([{ id, answerBy: null, status: 'open', assigneeId: ann }]);
  });

  test('is not written over whoever has the thread', async () => {
    const orderId = await bought(fresh());
    const conversationId = await asked(orderId);
    const ben = await employ(`Ben ${randomUUID()}`);
    await assign({ conversationId, staffId: ben, id: randomUUID(), from: null, to: ben });
    const { cookie } = await member('agent');
    const body = { order: orderId, id: randomUUID(), text: 'Hello' };
    const answered = await perform('customers/write', write('/api/staff/customers/write', body, cookie));
    expect([answered.status, await answered.text()]).toEqual([409, expect.stringContaining('has the conversation')]);
  });

  test.each([
    ['no order', async () => randomUUID()],
    [
      'an erased buyer',
      async () => {
        const orderId = await bought(fresh());
        await (await db()).execute(
          sql`update orders set email = ${`erased-${orderId}@erased.invalid`} where id = ${orderId}`,
        );
        return orderId;
      },
    ],
  ])('goes to nobody where there is %s', async (_what, orderOf) => {
    const orderId = await orderOf();
    expect(await letter(orderId)).toMatchObject({ ok: false, why: 'unknown' });
    expect(await threadsOf(orderId)).toEqual([]);
  });

  test('with braces still to be filled does not go', async () => {
    const orderId = await bought(fresh());
    const { cookie } = await member('agent');
    const body = { order: orderId, id: randomUUID(), text: 'It comes on {promised}.' };
    expect((await perform('customers/write', write('/api/staff/customers/write', body, cookie))).status).toBe(422);
    expect(await threadsOf(orderId)).toEqual([]);
  });

  test('is copied for whoever asks, and gone once they are erased', async () => {
    const email = fresh();
    const orderId = await bought(email);
    const id = randomUUID();
    await letter(orderId, id);
    expect(JSON.stringify((await copyOf(email)).conversations)).toContain('a day later');
    await parcelIs(orderId, 'delivered');
    expect(await erase(email)).toMatchObject({ ok: true });
    expect([await threadsOf(orderId), await lettersOf(id)]).toEqual([[], []]);
  });
});
