import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { correctEmail } from '@/lib/aftersales/email-store';
import { letterCode } from '@/lib/chat/letters/code-store';
import { confirmByCode } from '@/lib/chat/letters/letters-store';
import { conversationOf, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { chatConfirmations } from '@/lib/db/schema/chat-access';
import { outbox } from '@/lib/db/schema/mail';
import { customerOf } from '@/lib/desk/customers/customer-store';
import { mayActOn, ordersBeside } from '@/lib/desk/inbox/orders-store';
import { askProof, attach } from '@/lib/desk/inbox/proof/proof-store';
import { factsOf } from '@/lib/desk/inbox/thread-store';
import { composeLetter } from '@/lib/mail/compose-store';
import { orderById, orderToken } from '@/lib/orders/store';
import { clockAt } from '../fixtures/clock';
import { begin, message } from '../fixtures/conversation';
import { deskThread, employ } from '../fixtures/desk';
import { buyable, place, setStock } from '../fixtures/shopping';
import { member, perform, write } from '../fixtures/staff';

clockAt('2026-11-24T10:00:00Z');
let ann: string;
beforeAll(async () => {
  ann = await employ('Ann Smith', 'lead');
});
beforeEach(() => setStock(90));

const fresh = () => `${randomUUID()}@example.com`;
const ordered = async (email: string) => place(await buyable(randomUUID(), undefined, { email }));
const lettersOf = async (subject: string) =>
  (await db()).select().from(outbox).where(eq(outbox.subjectId, subject)).orderBy(outbox.kind);
/** Somebody in the chat who has typed an address. */
async function typed(email: string) {
  const talk = await begin('Where is my order?');
  await say(talk.visitor, { ...message('It is late'), email });
  return talk;
}
async function orderOf(id: string) {
  const order = await orderById(id);
  if (!order) throw new Error('no order');
  return order;
}

describe('an e-mail address that is corrected', () => {
  test('gets the order’s link; the old one is told, without the new one and without a link', async () => {
    const [old, right] = [fresh(), fresh()];
    const orderId = await ordered(old);
    const id = randomUUID();
    expect(await correctEmail({ orderId, id, email: right, staffId: ann })).toEqual({ ok: true });
    const letters = await Promise.all((await lettersOf(id)).map((queued) => composeLetter(queued)));
    expect(letters.map((letter) => letter?.to)).toEqual([right, old]);
    const [toNew, toOld] = letters;
    expect(toNew?.text).toContain('/orders/');
    expect(toOld?.text).not.toMatch(new RegExp(`${right}|/orders/`));
    expect((await customerOf(orderId, ann))?.person.email).toBe(right);
    const { rows } = await (await db()).execute(sql`select detail::text from order_events where id = ${id}`);
    expect(JSON.stringify(rows)).not.toContain('@');
  });

  test('is corrected once, however often it is told', async () => {
    const orderId = await ordered(fresh());
    const ask = { orderId, id: randomUUID(), email: fresh(), staffId: ann };
    const all = await Promise.all([1, 2, 3].map(() => correctEmail(ask)));
    expect(all).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    await correctEmail({ ...ask, email: fresh() });
    expect((await orderOf(orderId)).email).toBe(ask.email);
    expect(await lettersOf(ask.id)).toHaveLength(2);
  });

  test.each([
    ['the same address', async (email: string) => [await ordered(email), email] as const],
    ['no order', async (email: string) => [randomUUID(), email] as const],
    [
      'an erased buyer',
      async (email: string) => {
        const orderId = await ordered(fresh());
        await (await db()).execute(
          sql`update orders set email = ${`e-${orderId}@erased.invalid`} where id = ${orderId}`,
        );
        return [orderId, email] as const;
      },
    ],
  ])('%s: nothing is changed and nobody is told', async (_what, of) => {
    const [orderId, email] = await of(fresh());
    const id = randomUUID();
    expect(await correctEmail({ orderId, id, email, staffId: ann })).toMatchObject({ ok: false });
    expect(await lettersOf(id)).toEqual([]);
  });

  test('a plain form is asked once more before it is', async () => {
    const orderId = await ordered(fresh());
    const { cookie } = await member('agent');
    const body = { order: orderId, id: randomUUID(), email: fresh() };
    const asking = write('/api/staff/orders/email?asks', body, cookie);
    const asked = await perform('orders/email', asking);
    expect([asked.status, (await orderOf(orderId)).email]).toEqual([409, expect.not.stringContaining(body.email)]);
    expect((await perform('orders/email', write('/api/staff/orders/email', body, cookie))).status).toBe(200);
    expect((await orderOf(orderId)).email).toBe(body.email);
  });
});

describe('proof of an address', () => {
  const ask = (conversationId: string, id: string = randomUUID()) => askProof({ conversationId, id, staffId: ann });

  test('is asked for in one press: a letter with the code, and a word in the thread; then their orders may be acted on', async () => {
    const email = fresh();
    const orderId = await ordered(email);
    const { id: conversationId, visitor } = await typed(email);
    expect(await mayActOn(conversationId, orderId)).toBeNull();
    const id = randomUUID();
    expect(await ask(conversationId, id)).toEqual({ ok: true });
    const [queued] = await lettersOf(id);
    const letter = queued ? await composeLetter(queued) : null;
    expect(letter?.to).toBe(email);
    expect(letter?.text).toContain(letterCode(id));
    expect(letter?.text).not.toContain('Where is my order');
    expect((await deskThread(conversationId))?.events.at(-1)?.text).toContain('six figures');
    const own = await conversationOf(visitor);
    expect(own && (await confirmByCode(own, letterCode(id)))).toBe('done');
    expect((await mayActOn(conversationId, orderId))?.id).toBe(orderId);
  });

  test('is asked for once under one id, and once a day of one address', async () => {
    const email = fresh();
    const first = await typed(email);
    const id = randomUUID();
    expect([await ask(first.id, id), await ask(first.id, id)]).toEqual([{ ok: true }, { ok: true }]);
    const second = await typed(email.toUpperCase());
    expect(await ask(second.id)).toMatchObject({ ok: false, why: 'no' });
    const asked = await (await db()).select().from(chatConfirmations).where(eq(chatConfirmations.email, email));
    expect([asked.length, (await lettersOf(id)).length]).toEqual([1, 1]);
    expect((await deskThread(second.id))?.events).toHaveLength(2);
  });

  test('is not asked for where there is nothing to prove', async () => {
    const nobody = await begin('Hello');
    const known = await typed('known@example.com');
    await (await db()).execute(
      sql`update conversations set verified_email = 'known@example.com' where id = ${known.id}`,
    );
    for (const id of [nobody.id, known.id]) expect(await ask(id)).toMatchObject({ ok: false, why: 'no' });
    expect(await ask(randomUUID())).toEqual({ ok: false, why: 'unknown' });
  });
});

test('an order whose number somebody writes is shown, and nothing may be done about it', async () => {
  const orderId = await ordered(fresh());
  const { number } = await orderOf(orderId);
  const { id, visitor } = await begin(`Where is ${number.toLowerCase().replaceAll('-', ' ')}?`);
  expect((await ordersBeside(id)).map(({ order, known }) => [order.id, known])).toEqual([[orderId, 'named']]);
  expect(await mayActOn(id, orderId)).toBeNull();
  await say(visitor, message(`It is ${number.replaceAll('-', '')}, and LK-2222-2222, and milk`));
  expect(await ordersBeside(id)).toHaveLength(1);
});

describe('which order a conversation is about', () => {
  const bind = async (conversationId: string, orderId: string) =>
    attach({ conversationId, id: randomUUID(), staffId: ann, order: await orderOf(orderId) });

  test('is said once the address is shown to be the buyer’s, and not before', async () => {
    const email = fresh();
    const orderId = await ordered(email);
    const { id, visitor } = await typed(email);
    expect(await bind(id, orderId)).toMatchObject({ ok: false, message: expect.stringContaining('prove') });
    expect((await factsOf(id)).order).toBeNull();
    await (await db()).execute(sql`update conversations set verified_email = ${email.toUpperCase()} where id = ${id}`);
    expect(await bind(id, orderId)).toEqual({ ok: true });
    expect((await factsOf(id)).order).toBe((await orderOf(orderId)).number);
    // Their browser still finds it, and so does whoever has the order's link.
    expect((await conversationOf(visitor))?.id).toBe(id);
    expect((await conversationOf(await visitorOfOrder(orderToken(orderId))))?.id).toBe(id);
    expect((await deskThread(id))?.answerBy).not.toBeNull();
  });

  test('stays: neither a second order for one conversation nor a second conversation for one order', async () => {
    const email = fresh();
    const [one, two] = [await ordered(email), await ordered(email)];
    const [first, second] = [await typed(email), await typed(email)];
    await (await db()).execute(sql`update conversations set verified_email = ${email} where lower(email) = ${email}`);
    expect(await bind(first.id, one)).toEqual({ ok: true });
    expect(await bind(first.id, two)).toMatchObject({ ok: false });
    expect(await bind(second.id, one)).toMatchObject({ ok: false });
    expect(await bind(second.id, two)).toEqual({ ok: true });
  });
});
