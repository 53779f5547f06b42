import { describe, expect, test } from '@jest/globals';
import { awaitedReturns, returnDetail, returnsAmong } from '@/lib/orders/refunds/returns';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const asked = (day: number, quantity: number) => ({
  id: `return-${day}`,
  at: at(day),
  lines: [{ position: 1, quantity, pence: 500 * quantity }],
  deliveryPence: 0,
  note: '',
});
const refunded = (day: number, quantity: number, status = 'succeeded') => ({
  refund: { status, createdAt: at(day) },
  lines: [{ position: 1, quantity }],
});

test('a return reads back from its event as it was written', () => {
  const wanted = { lines: [{ position: 2, quantity: 1, pence: 1250 }], deliveryPence: 495, note: 'Too small: 1,2' };
  const detail = returnDetail(wanted, '1 × Glass Jar');
  expect(returnsAmong([{ id: 'one', kind: 'return-asked', at: at(1), detail }])).toEqual([
    { id: 'one', at: at(1), ...wanted },
  ]);
  expect(returnsAmong([{ id: 'two', kind: 'note', at: at(1), detail }])).toEqual([]);
});

test('what a return says is kept: each line, what comes back, and a note where there is one', () => {
  const lines = [
    { position: 0, quantity: 2, pence: 1250 },
    { position: 3, quantity: 1, pence: 695 },
  ];
  expect(returnDetail({ lines, deliveryPence: 0, note: '' }, '2 × Milk, 1 × Soap')).toEqual({
    says: '2 × Milk, 1 × Soap',
    lines: '0:2:1250,3:1:695',
    deliveryPence: '0',
  });
  expect(returnDetail({ lines: [], deliveryPence: 495, note: 'Why' }, '')).toMatchObject({
    lines: '',
    deliveryPence: '495',
    note: 'Why',
  });
});

test.each([
  ['an event without any', {}, []],
  ['what is not of whole numbers is left out', { lines: '1:1:5,x:1:5,2:0.5:5,3:1,,4:2:9' }, [1, 4]],
])('read back: %s', (_name, detail, positions) => {
  const [read] = returnsAmong([{ id: 'one', kind: 'return-asked', at: at(1), detail }]);
  expect(read?.lines.map(({ position }) => position)).toEqual(positions);
  expect(read).toMatchObject({ deliveryPence: 0, note: '' });
});

test('each line has a count of its own', () => {
  const both = { ...asked(1, 2), lines: [...asked(1, 2).lines, { position: 4, quantity: 3, pence: 9 }] };
  expect([...awaitedReturns([both], [refunded(2, 1)])]).toEqual([
    [1, 1],
    [4, 3],
  ]);
});

describe('what is on its way back', () => {
  test.each([
    ['one announced', [asked(1, 2)], [], 2],
    ['announced twice', [asked(1, 1), asked(3, 1)], [], 2],
    ['refunded since', [asked(1, 2)], [refunded(5, 2)], 0],
    ['a part refunded since', [asked(1, 2)], [refunded(5, 1)], 1],
    ['a refund before it was for something else', [asked(4, 1)], [refunded(2, 1)], 1],
    ['a refund that failed settles nothing', [asked(1, 2)], [refunded(5, 2, 'failed')], 2],
    ['money back for more than was announced', [asked(1, 1)], [refunded(5, 3)], 0],
    ['announced once more after that', [asked(1, 1), asked(9, 1)], [refunded(5, 3)], 1],
  ])('%s', (_name, returns, refunds, expected) => {
    expect(awaitedReturns(returns, refunds).get(1)).toBe(expected);
  });
});
