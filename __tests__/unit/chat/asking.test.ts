import { expect, test } from '@jest/globals';
import { askingOf, minutesFor } from '@/lib/chat/hours/asking';
import { shopContent } from '../../fixtures/content';

const { chat } = shopContent();
const rules = {
  ...chat,
  answerWithinMinutes: 120,
  answerSooner: { ...chat.answerSooner, reactionMinutes: 90, orderDueTodayMinutes: 60 },
};

test.each([
  ['I had an allergic reaction.', 'reaction'],
  ['My SKIN has a rash since the lotion', 'reaction'],
  ['It made me ill!', 'reaction'],
  ['Is the lid crushed? I am thrashing about', 'usual'],
  ['Where is my parcel?', 'usual'],
  ['', 'usual'],
])('%j is %s', (text, asking) => {
  expect(askingOf(text, false, rules)).toBe(asking);
});

test('an order that arrives today comes before the usual, and harm before both', () => {
  expect(askingOf('Where is it?', true, rules)).toBe('order-today');
  expect(askingOf('It gave me hives', true, rules)).toBe('reaction');
});

test('words of content are sought as they stand', () => {
  const odd = { ...rules, answerSooner: { ...rules.answerSooner, reactionWords: ['a.c', 'b(d'] } };
  expect(['abc', 'a.c', 'b(d'].map((text) => askingOf(text, false, odd))).toEqual(['usual', 'reaction', 'reaction']);
  const none = { ...rules, answerSooner: { ...rules.answerSooner, reactionWords: [] } };
  expect(askingOf('a rash', false, none)).toBe('usual');
});

test('each kind has its own minutes, and none has more than the usual', () => {
  expect(minutesFor('reaction', rules)).toBe(90);
  expect(minutesFor('order-today', rules)).toBe(60);
  expect(minutesFor('usual', rules)).toBe(120);
  expect(minutesFor('reaction', { ...rules, answerWithinMinutes: 30 })).toBe(30);
});
