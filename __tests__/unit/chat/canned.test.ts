import { expect, test } from '@jest/globals';
import { fillReply, shortcutIn, unfilled } from '@/lib/chat/canned';

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

test('braces that nobody has filled are found; other braces are the writer’s own', () => {
  expect(unfilled('due on {promised}')).toBe('{promised}');
  expect(unfilled('a {smile} and a {')).toBeNull();
});

test.each([
  ['/where', 'where'],
  ['/where ', 'where'],
  ['/Where', null],
  ['go /where', null],
  ['/where is it', null],
])('%s calls %s', (text, called) => {
  expect(shortcutIn(text)).toBe(called);
});
