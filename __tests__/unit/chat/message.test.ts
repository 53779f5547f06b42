import { expect, test } from '@jest/globals';
import { messageText } from '@/lib/chat/visitor/message';
import { readBody } from '@/lib/http/body';

test('control characters and those that turn text round are taken out; new lines, tabs and emoji stay', () => {
  expect(messageText.parse('a\u202Eb\u0007c\u061Cd\r\n\te\u{1F95B}')).toBe('abcd\n\te\u{1F95B}');
});

test.each([
  ['nothing', '', 'Please write a message.'],
  ['only space', ' \n ', 'Please write a message.'],
  ['too much', 'x'.repeat(4001), 'Please use at most 4000 characters.'],
])('%s is refused in words', (_name, text, says) => {
  expect(messageText.safeParse(text).error?.issues[0]?.message).toBe(says);
});

const send = (body: string, type = 'application/json') =>
  readBody(new Request('http://shop.test', { method: 'POST', body, headers: { 'content-type': type } }), 1_000);

test.each([
  ['half a surrogate pair', '{"text":"\\ud83e"}'],
  ['NUL', '{"text":"\\u0000"}'],
  ['half a pair as a key', '{"\\ud83e":1}'],
  ['a prototype', '{"__proto__":{"a":1}}'],
  ['depth', `${'['.repeat(20)}${']'.repeat(20)}`],
  ['broken JSON', '{'],
])('%s in a body is a 400', async (_name, body) => {
  expect(await send(body)).toMatchObject({ ok: false, status: 400 });
});

test('too long is 413, another type 415, and an ordinary emoji passes', async () => {
  expect(await send(`"${'x'.repeat(2_000)}"`)).toMatchObject({ status: 413 });
  expect(await send('a=1', 'text/plain')).toMatchObject({ status: 415 });
  expect(await send('{"text":"🥛"}')).toMatchObject({ ok: true, input: { text: '🥛' } });
});
