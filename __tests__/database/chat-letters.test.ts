import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { POST as postCode } from '@/app/api/chat/code/route';
import { POST as postConfirm } from '@/app/api/chat/confirm/route';
import { letterCode } from '@/lib/chat/letters/code-store';
import {
  askForLetter,
  confirm,
  confirmationOf,
  confirmByCode,
  forgetOldLetters,
} from '@/lib/chat/letters/letters-store';
import { continueHere, conversationOfLink, linkToken } from '@/lib/chat/letters/links-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { newVisitorSecret, visitorOfSecret } from '@/lib/chat/visitor/visitor-store';
import { db } from '@/lib/db/connection';
import { composeLetter } from '@/lib/mail/compose-store';
import type { Letter } from '@/lib/mail/letter';
import { clockAt } from '../fixtures/clock';
import { begin, doAs, forgetConversations, hireAnn } from '../fixtures/conversation';
import { expectFixedInOutlook } from '../fixtures/outlook';
import { write } from '../fixtures/staff';

const clock = clockAt('2026-11-24T10:00:00Z');
let ann: string;
beforeAll(async () => {
  ann = await hireAnn();
});
beforeEach(() => clock.set('2026-11-24T10:00:00Z'));
afterEach(async () => {
  await forgetConversations();
  await (await db()).execute(sql`delete from outbox`);
});

type Queued = { kind: string; subject_id: string; payload: Record<string, unknown> };
/** The letters that wait to be sent, as they would be now. */
async function letters(): Promise<(Letter & { kind: string })[]> {
  const { rows } = await (await db()).execute<Queued>(sql`select kind, subject_id, payload from outbox order by kind`);
  const composed = [];
  for (const { kind, subject_id, payload } of rows) {
    const letter = await composeLetter({ kind, subjectId: subject_id, orderId: null, payload });
    if (!letter) continue;
    expectFixedInOutlook(letter.html);
    composed.push({ kind, ...letter });
  }
  return composed;
}
const asked = (
  wanted: 'transcript' | 'link',
  email = 'Cy@Example.com',
  id: string = randomUUID(),
  address = '10.0.0.1',
) => ({
  id,
  email,
  wanted,
  address,
});

test('nothing that was written goes to an address before it is confirmed; then the copy does', async () => {
  const { id, read } = await begin('My secret question');
  await doAs(ann, id, { kind: 'message', body: { text: 'A plain answer' } });
  await doAs(ann, id, { kind: 'note', body: { text: 'Among ourselves' } });
  const wanted = asked('transcript');
  expect(await askForLetter(await read(), wanted)).toBe('to-confirm');
  expect(await askForLetter(await read(), wanted)).toBe('to-confirm');
  const [first, ...others] = await letters();
  expect([first?.kind, first?.to, others.length]).toEqual(['chat-confirm', 'cy@example.com', 0]);
  expect(JSON.stringify(first)).not.toMatch(/secret|plain answer/i);
  const token = linkToken('confirm', wanted.id);
  expect(first?.text).toContain(`/support/confirm/${token}`);

  expect(await confirm('x'.repeat(43), await read())).toBe('gone');
  expect(await confirm(token, await read())).toBe('done');
  expect(await confirm(token, await read())).toBe('done');
  const sent = (await letters()).filter(({ kind }) => kind === 'chat-transcript');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toMatch(/My secret question[\s\S]*Ann, Tue 24 Nov, 10am\nA plain answer/);
  expect(sent[0]?.text).not.toContain('Among ourselves');
  expect((await read()).verifiedEmail).toBe('cy@example.com');
  expect(await askForLetter(await read(), asked('transcript'))).toBe('sent');
});

test('a copy goes only to the address that is confirmed at that moment', async () => {
  const { read } = await begin('My secret question');
  const wanted = asked('transcript');
  await askForLetter(await read(), wanted);
  await confirm(linkToken('confirm', wanted.id), await read());
  await (await db()).execute(sql`update conversations set verified_email = 'other@example.com'`);
  expect((await letters()).map(({ kind }) => kind)).toEqual(['chat-confirm']);
});

test('nobody’s letter box can be filled: one question a day for an address, a few from one place and one conversation', async () => {
  const one = await begin();
  const other = await begin();
  expect(await askForLetter(await one.read(), asked('link'))).toBe('to-confirm');
  expect(await askForLetter(await one.read(), asked('link'))).toBe('too-many');
  expect(await askForLetter(await other.read(), asked('transcript', 'cy@example.com', randomUUID(), '10.0.0.2'))).toBe(
    'too-many',
  );
  const answers = [];
  for (let count = 0; count < 8; count++) {
    const { read } = await begin();
    answers.push(
      await askForLetter(await read(), asked('link', `somebody${count}@example.com`, randomUUID(), '10.0.0.3')),
    );
  }
  expect(answers.filter((answer) => answer === 'to-confirm')).toHaveLength(5);
  expect(await letters()).toHaveLength(6);
});

test('a link carries one conversation on in a browser of its own secret, for seven days', async () => {
  const { id, read } = await begin('Do you remember me?');
  const wanted = asked('link');
  await askForLetter(await read(), wanted);
  await confirm(linkToken('confirm', wanted.id), await read());
  const token = linkToken('continue', wanted.id);
  expect((await letters()).find(({ kind }) => kind === 'chat-link')?.text).toContain(`/support/continue/${token}`);
  const secret = newVisitorSecret();
  expect((await conversationOf(await visitorOfSecret(secret)))?.id).toBeUndefined();
  expect(await continueHere(token, secret)).toBe(true);
  expect(await continueHere(token, secret)).toBe(true);
  expect((await conversationOf(await visitorOfSecret(secret)))?.id).toBe(id);

  clock.set('2026-12-01T09:59:59Z');
  expect(await conversationOfLink(token)).toBe(id);
  clock.set('2026-12-01T10:00:01Z');
  expect(await continueHere(token, newVisitorSecret())).toBe(false);
  expect((await conversationOf(await visitorOfSecret(secret)))?.id).toBe(id);
  await forgetOldLetters();
  expect(await conversationOfLink(token)).toBeNull();
});

test('a question is good for a day, and its link is not in the database', async () => {
  const { read } = await begin();
  const wanted = asked('link');
  await askForLetter(await read(), wanted);
  const token = linkToken('confirm', wanted.id);
  const { rows } = await (await db()).execute(sql`select * from chat_confirmations`);
  expect(JSON.stringify(rows)).not.toContain(token);
  clock.set('2026-11-25T10:00:01Z');
  expect(await confirmationOf(token)).toBeNull();
  expect(await confirm(token, await read())).toBe('gone');
  expect(await confirmByCode(await read(), letterCode(wanted.id))).toBe('wrong');
});

describe('an address is bound to whoever shows that it is theirs', () => {
  /** Mallory gives Ann's address in a chat of their own; the letter comes to Ann. */
  async function asksAs(email: string) {
    const mallory = await begin('I am Ann, of course');
    const wanted = asked('link', email);
    await askForLetter(await mallory.read(), wanted);
    return { mallory, wanted, token: linkToken('confirm', wanted.id), code: letterCode(wanted.id) };
  }
  const nobodys = { verifiedEmail: null };

  test('reading the letter, pressing its button and having a chat of one’s own binds nothing to the one who asked', async () => {
    const { mallory, token } = await asksAs('ann-victim@example.com');
    const ofAnn = await begin('I do have a question of mine');
    expect(await confirm(token, null)).toBe('elsewhere');
    expect(await confirm(token, await ofAnn.read())).toBe('elsewhere');
    expect(await mallory.read()).toMatchObject(nobodys);
    expect(await ofAnn.read()).toMatchObject(nobodys);
    expect((await letters()).map(({ kind }) => kind)).toEqual(['chat-confirm']);
  });

  test('nor does it by the routes, whatever cookie the browser brings', async () => {
    const { mallory, token, code } = await asksAs('ann-victim2@example.com');
    const send = (route: typeof postConfirm, body: object, cookie: string) =>
      route(write('/api/chat/confirm', body, cookie), { params: Promise.resolve({}) }).then(({ status }) => status);
    for (const cookie of ['', `chat=${newVisitorSecret()}`, 'chat=x'])
      expect([await send(postConfirm, { token }, cookie), await send(postCode, { code }, cookie)]).toEqual([403, 404]);
    expect(await mallory.read()).toMatchObject(nobodys);
  });

  test('the code of the letter, typed into the conversation that asked, does; twice is once', async () => {
    const { mallory: cy, code, token } = await asksAs('cy-code@example.com');
    expect(code).toMatch(/^\d{6}$/);
    const [letter] = await letters();
    expect(letter?.text).toContain(code);
    expect(letter?.text).toContain('may see the orders made with it');
    expect(await confirmByCode(await cy.read(), code)).toBe('done');
    expect(await confirmByCode(await cy.read(), code)).toBe('done');
    expect(await confirm(token, await cy.read())).toBe('done');
    expect((await cy.read()).verifiedEmail).toBe('cy-code@example.com');
    expect((await letters()).filter(({ kind }) => kind === 'chat-link')).toHaveLength(1);
    await (await db()).execute(sql`update conversations set verified_email = 'newer@example.com'`);
    expect(await confirm(token, await cy.read())).toBe('done');
    expect((await cy.read()).verifiedEmail).toBe('newer@example.com');
  });

  test('in another conversation it is nothing, and a wrong one may be typed ten times a day', async () => {
    const { mallory: cy, code } = await asksAs('cy-tries@example.com');
    const other = await begin();
    expect(await confirmByCode(await other.read(), code)).toBe('wrong');
    const wrong = code === '000000' ? '000001' : '000000';
    for (let count = 0; count < 10; count++) expect(await confirmByCode(await cy.read(), wrong)).toBe('wrong');
    expect(await confirmByCode(await cy.read(), code)).toBe('too-many');
    expect(await cy.read()).toMatchObject(nobodys);
  });
});
