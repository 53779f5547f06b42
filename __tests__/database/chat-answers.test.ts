import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { letterCode } from '@/lib/chat/letters/code-store';
import { confirm } from '@/lib/chat/letters/letters-store';
import { conversationOfLink, linkToken } from '@/lib/chat/letters/links-store';
import { conversationOf, markSeen, say } from '@/lib/chat/visitor/conversation-store';
import { visitorOfOrder } from '@/lib/chat/visitor/visitor-store';
import { db, transaction } from '@/lib/db/connection';
import { composeLetter } from '@/lib/mail/compose-store';
import { lockOrder } from '@/lib/orders/life-store';
import { forgetBuyer } from '@/lib/orders/retention/forget-store';
import { orderToken } from '@/lib/orders/store';
import { clockAt } from '../fixtures/clock';
import { begin, forgetConversations, message } from '../fixtures/conversation';
import { employ, reply } from '../fixtures/desk';
import { expectFixedInOutlook } from '../fixtures/outlook';
import { buyable, openSandbox, place, setStock } from '../fixtures/shopping';

clockAt('2026-11-24T20:30:00Z');
let stripe: Awaited<ReturnType<typeof openSandbox>>;
let ann: string;
beforeAll(async () => {
  stripe = await openSandbox();
  ann = await employ('Ann Smith');
});
beforeEach(() => setStock(50));
afterEach(async () => {
  await (await db()).execute(sql`delete from outbox`);
  await forgetConversations();
});
afterAll(() => stripe.close());

type Queued = { kind: string; subject_id: string; payload: Record<string, unknown>; waits: boolean };
const queued = async () =>
  (
    await (
      await db()
    ).execute<Queued>(
      sql`select kind, subject_id, payload, next_at > now() + interval '4 minutes' as waits from outbox order by next_at`,
    )
  ).rows;
/** The letters about answers, as they would go now. */
async function letters() {
  const told = (await queued()).filter(({ kind }) => kind === 'chat-answer');
  const composed = await Promise.all(
    told.map(({ kind, subject_id, payload }) => composeLetter({ kind, subjectId: subject_id, orderId: null, payload })),
  );
  const sent = composed.filter((letter) => letter !== null);
  for (const { html } of sent) expectFixedInOutlook(html);
  return sent;
}
/** Somebody has asked, left an address, and gone; Ann answers. */
async function asked(email: string) {
  const { visitor, id } = await begin('My secret question');
  await say(visitor, { ...message('and more'), email });
  const answer = randomUUID();
  await reply(id, ann, answer, 'A plain answer');
  return { visitor, id, answer };
}
const verify = async (id: string, email: string) =>
  (await db()).execute(sql`update conversations set verified_email = ${email} where id = ${id}`);

test('an address that nobody has confirmed is told, without a word, once a day; confirmed, it gets the link', async () => {
  const { id, answer, visitor } = await asked('Cy@Example.com');
  expect((await queued()).map(({ kind, waits }) => [kind, waits])).toEqual([['chat-answer', true]]);
  const [letter] = await letters();
  expect([letter?.to, letter?.subject]).toEqual(['cy@example.com', 'We have answered your question']);
  expect(JSON.stringify(letter)).not.toMatch(/secret|plain answer/i);
  // Tried again because the post was down, it is the same letter.
  expect(await letters()).toEqual([letter]);

  await say(visitor, message('And another'));
  await reply(id, ann, randomUUID(), 'Another answer');
  expect((await letters()).map(({ text }) => text)).toEqual([]);
  expect(letter?.text).toContain(letterCode(answer));
  expect(await confirm(linkToken('confirm', answer), null)).toBe('elsewhere');
  expect((await queued()).map(({ kind }) => kind)).not.toContain('chat-link');
  await confirm(linkToken('confirm', answer), await conversationOf(visitor));
  expect((await queued()).map(({ kind }) => kind)).toContain('chat-link');
  expect(await conversationOfLink(linkToken('continue', answer))).not.toBeNull();
  expect((await letters())[0]?.text).toContain('Another answer');
});

test('an address that is theirs gets what was answered since, nothing that was asked, and a link', async () => {
  const { visitor, id } = await begin('My secret question');
  await verify(id, 'cy@example.com');
  const answer = randomUUID();
  await reply(id, ann, answer, 'A plain answer');
  await reply(id, ann, randomUUID(), 'And a second');
  const [letter, ...others] = await letters();
  expect([letter?.to, others.length]).toEqual(['cy@example.com', 0]);
  expect(letter?.text).toMatch(/A plain answer[\s\S]*And a second/);
  expect(letter?.text).not.toContain('secret');
  expect(letter?.text).toContain(`/support/continue/${linkToken('continue', answer)}`);
  expect(await conversationOfLink(linkToken('continue', answer))).toBe(id);
  expect((await conversationOf(visitor))?.id).toBe(id);
});

test('an order’s own address is told, with the way to its page', async () => {
  const orderId = await place(await buyable());
  const visitor = await visitorOfOrder(orderToken(orderId));
  if (!visitor) throw new Error('no visitor');
  const { id } = await begin('Where is it?', visitor);
  await reply(id, ann, randomUUID(), 'On its way');
  const [letter] = await letters();
  expect(letter?.to).toBe('ada@example.com');
  expect(letter?.text).toContain(`/orders/${orderToken(orderId)}/ask`);
});

test('whoever was erased meanwhile is told nothing more', async () => {
  const orderId = await place(await buyable());
  const visitor = await visitorOfOrder(orderToken(orderId));
  if (!visitor) throw new Error('no visitor');
  const { id } = await begin('Where is it?', visitor);
  await reply(id, ann, randomUUID(), 'On its way');
  await transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order) await forgetBuyer(tx, order);
  });
  expect(await letters()).toEqual([]);
});

test('whoever has seen it, has written since or left no address gets no letter', async () => {
  const seen = await asked('seen@example.com');
  await markSeen(seen.visitor, 4);
  expect(await letters()).toEqual([]);
  const wrote = await asked('wrote@example.com');
  await say(wrote.visitor, message('Thank you'));
  expect(await letters()).toEqual([]);
  const { id } = await begin('Nobody');
  await reply(id, ann, randomUUID(), 'An answer');
  expect((await queued()).map(({ payload }) => payload.conversationId)).not.toContain(id);
});
