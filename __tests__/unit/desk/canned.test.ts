import { expect, test } from '@jest/globals';
import { callAt, calledAt, fillReply, repliesFor, unfilled, withReply } from '@/lib/desk/inbox/canned';
import { shopContent } from '../../fixtures/content';

const body = 'Hello {name}. Order {order} is due on {promised}.';

test('what is known is filled in; what is not keeps its braces', () => {
  expect(fillReply(body, { name: 'Ada', order: 'LK-7F3K-92QD', promised: 'Wednesday 25 November' })).toBe(
    'Hello Ada. Order LK-7F3K-92QD is due on Wednesday 25 November.',
  );
  expect(fillReply(body, { name: null, order: null, promised: null })).toBe(
    'Hello there. Order {order} is due on {promised}.',
  );
  expect(fillReply(body, { name: '{order}', order: 'LK-1', promised: null })).toContain('Hello {order}.');
});

test('whoever has no name is greeted, and not called ‘there’ in the middle of a sentence', () => {
  const facts = { order: null, promised: null };
  const sorry = 'I’m sorry about the mess, {name}. Tell me more, {name}, please.';
  expect(fillReply(sorry, { ...facts, name: null })).toBe('I’m sorry about the mess. Tell me more, please.');
  expect(fillReply(sorry, { ...facts, name: 'Ada' })).toContain('the mess, Ada. Tell me more, Ada, please.');
  for (const reply of shopContent().replies)
    expect(fillReply(reply.body, { ...facts, name: null })).not.toMatch(/(?<!Hello) there\b[.,]/);
});

test('braces that nobody has filled are found; other braces are the writer’s own', () => {
  expect(unfilled('due on {promised}')).toBe('{promised}');
  expect(unfilled('a {smile} and a {')).toBeNull();
});

test.each(['{name}', '{order}', '{promised}', '{promisd}', '{Name}', '{ order }', '{ordr}', '{names}'])(
  '%s still has to be filled in',
  (braces) => {
    expect(unfilled(`Hello. It is ${braces}. {order}`)).toBe(braces);
  },
);

test.each([
  ['/', 1, ''],
  ['/Where', 6, 'where'],
  ['/where', 3, 'wh'],
  ['Hello.\n/war', 11, 'war'],
  ['/where ', 7, null],
  ['go /where', 9, null],
  ['https://', 8, null],
  ['', 0, null],
])('%j with the caret at %d calls %s', (text, caret, typed) => {
  expect(callAt(text, caret)?.typed ?? null).toBe(typed);
});

test('a beginning finds shortcuts first, then titles; nothing typed finds all', () => {
  const { replies } = shopContent();
  const found = (typed: string) => repliesFor(replies, typed).map(({ shortcut }) => shortcut);
  expect(found('re')).toEqual(['refund', 'reaction']);
  expect(found('pregn')).toEqual(['pregnant']);
  expect(found('wrong')).toEqual(['refund']);
  expect(found('')).toHaveLength(replies.length);
  expect(found('zzz')).toEqual([]);
});

test('a reply takes the place of its call and of nothing else; what is to fill in is marked', () => {
  const text = 'Hello.\n/wh\nBye.';
  const call = callAt(text, 10);
  if (!call) throw new Error('not called');
  expect(withReply(text, call, 'Here it is.')).toEqual({ text: 'Hello.\nHere it is.\nBye.', start: 18, end: 18 });
  expect(withReply(text, call, 'Order {order}.')).toMatchObject({ start: 13, end: 20 });
});

test('a whole shortcut and a space call their reply, and take the space with them', () => {
  const replies = [{ shortcut: 'where', title: 'Where?', body: 'Here.' }];
  const called = calledAt('/where ', 7, replies);
  expect(called?.reply.body).toBe('Here.');
  expect(called && withReply('/where then', called.call, 'Here.').text).toBe('Here.then');
  expect([calledAt('/wher ', 6, replies), calledAt('/where', 6, replies), calledAt('a /where ', 9, replies)]).toEqual([
    null,
    null,
    null,
  ]);
});
