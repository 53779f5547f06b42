import { expect, test } from '@jest/globals';
import { readTyping, typingPayload } from '@/lib/chat/stream/typing';
import { pagePath } from '@/lib/chat/visitor/message';
import { withOffer } from '@/lib/chat/visitor/offer';
import { pictureKind } from '@/lib/chat/visitor/picture';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['\u0089PNG\r\n\u001a\n…', 'png'],
  ['\u00ff\u00d8\u00ff\u00e0', 'jpeg'],
  ['RIFF1234WEBPVP8 ', 'webp'],
  ['RIFF1234WAVEfmt ', null],
  ['<svg xmlns="http://www.w3.org/2000/svg">', null],
  ['<?xml version="1.0"?><svg/>', null],
  ['GIF89a', null],
  [' \u0089PNG\r\n\u001a\n', null],
  ['', null],
])('%j is %s', (start, kind) => {
  expect(pictureKind(bytes(start))).toBe(kind);
});

test.each([
  ['/', '/'],
  ['/products/goats-milk-kefir', '/products/goats-milk-kefir'],
  ['/help/privacy', '/help/privacy'],
  ['/orders/a-secret', null],
  ['/staff/inbox', null],
  ['/support/continue/token', null],
  ['/search?q=eczema', null],
  ['//evil.example', null],
  [undefined, null],
])('of %s staff see %s', (path, shown) => {
  expect(pagePath(path)).toBe(shown);
});

test('an offer adds up to what was offered and to what there is, and twice is once', () => {
  const stock = new Map([
    ['A', 5],
    ['B', 1],
  ]);
  const offer = [
    { variant: 'A', quantity: 3 },
    { variant: 'B', quantity: 2 },
    { variant: 'C', quantity: 1 },
  ];
  const first = withOffer([{ variant: 'A', quantity: 1 }], offer, stock);
  expect(first).toEqual({
    lines: [
      { variant: 'A', quantity: 3 },
      { variant: 'B', quantity: 1 },
    ],
    missing: ['B', 'C'],
  });
  expect(withOffer(first.lines, offer, stock)).toEqual(first);
  expect(withOffer([{ variant: 'A', quantity: 9 }], [{ variant: 'A', quantity: 3 }], stock).lines).toEqual([
    { variant: 'A', quantity: 9 },
  ]);
});

test('who writes travels as ids', () => {
  for (const who of ['visitor' as const, { staffId: 'ann' }])
    expect(readTyping(typingPayload({ conversation: 'one', who }))).toEqual({ conversation: 'one', who });
});
