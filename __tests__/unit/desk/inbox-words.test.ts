import { expect, test } from '@jest/globals';
import { summaryOf, titleOf, toldOf } from '@/lib/desk/inbox/words';

const names: Record<string, string> = { a: 'Ann', b: 'Ben' };
const nameOf = (id: string) => names[id] ?? 'Somebody';
const assign = (assigneeId: string | null) => ({ kind: 'assign', body: { assigneeId } }) as const;

test.each([
  [assign('a'), 'Ann took it'],
  [assign('b'), 'Ann gave it to Ben'],
  [assign(null), 'Ann gave it back to everybody'],
  [{ kind: 'status', body: { status: 'resolved', text: 'Bye' } }, 'Ann resolved it'],
  [{ kind: 'status', body: { status: 'open', text: '' } }, 'Ann opened it again'],
  [
    { kind: 'status', body: { status: 'snoozed', text: '', until: '2026-11-25T08:00:00Z' } },
    'Ann snoozed it until Wed 25 Nov, 8am',
  ],
  [{ kind: 'note', body: { text: 'Careful' } }, null],
] as const)('%j is told as %s', (event, told) => {
  expect(toldOf(event, 'Ann', nameOf)).toBe(told);
});

test('what was said in a line; nothing of what was removed', () => {
  const plain = { text: '', card: null, redacted: false };
  expect(summaryOf({ ...plain, text: 'Hello' })).toBe('Hello');
  expect(summaryOf({ ...plain, text: 'Hello', redacted: true })).toBe('Removed');
  expect(summaryOf({ ...plain, card: { type: 'rating', score: 4 } })).toBe('Rated 4 of 5');
  expect(summaryOf({ ...plain, card: { type: 'facts', title: 'Storage', facts: [] } })).toBe('Storage');
});

test('whoever has not said their name goes by their address', () => {
  expect(titleOf({ name: null, email: 'a@example.com' })).toBe('a@example.com');
  expect(titleOf({ name: null, email: null })).toBe('A visitor');
});
