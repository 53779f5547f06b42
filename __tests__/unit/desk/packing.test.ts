import { expect, test } from '@jest/globals';
import { labelLines, labelSheets, pickList, sameBox, senderLine } from '@/lib/desk/packing/packing';

const ada = {
  name: 'Ada O’Neill',
  recipientName: null,
  addressLines: ['1 Milk Lane', ''],
  town: 'York',
  postcode: 'yo1 7hh',
};

test.each([
  [ada, ['Ada O’Neill', '1 Milk Lane', 'YORK', 'YO1 7HH']],
  [{ ...ada, recipientName: 'Grace Hopper' }, ['Grace Hopper', '1 Milk Lane', 'YORK', 'YO1 7HH']],
  [{ ...ada, addressLines: ['Flat 2', ' 1 Milk Lane '] }, ['Ada O’Neill', 'Flat 2', '1 Milk Lane', 'YORK', 'YO1 7HH']],
])('a label', (address, lines) => {
  expect(labelLines(address)).toEqual(lines);
});

test('a label says where a parcel goes that can’t be delivered', () => {
  const legal = { registeredOffice: ['Larkfield Farm', 'York', 'YO1 7HH'] };
  expect(senderLine({ brand: { name: 'Larkfield Kefir' }, legal })).toBe(
    'Larkfield Kefir, Larkfield Farm, York, YO1 7HH',
  );
});

test.each([
  [1, 0, [14], 0],
  [14, 0, [14], 0],
  [15, 0, [14, 1], 0],
  [3, 12, [14, 1], 12],
  [2, 14, [2], 0],
])('%i labels after %i used ones', (count, used, sheets, empty) => {
  const labels = Array.from({ length: count }, (_, index) => index);
  const made = labelSheets(labels, used);
  const capped = sheets.map((size) => Math.min(size, 14));
  expect(made.map(({ length }) => length)).toEqual(made.length === 1 ? [count + (used % 14)] : capped);
  expect(made.flat().filter((cell) => cell === null)).toHaveLength(empty);
  expect(made.flat().filter((cell) => cell !== null)).toEqual(labels);
});

test('what to fetch is the sum of all parcels, the cold last', () => {
  const milk = { sku: 'GMK-500', title: 'Milk', label: '500 ml', storage: 'chilled' as const };
  const soap = { sku: 'SOAP', title: 'Soap', label: '100 g', storage: 'ambient' as const };
  const parcels = [
    { lines: [{ ...milk, quantity: 2 }] },
    {
      lines: [
        { ...soap, quantity: 1 },
        { ...milk, quantity: 3 },
      ],
    },
  ];
  expect(pickList(parcels).map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['SOAP', 1],
    ['GMK-500', 5],
  ]);
});

test('within cold and not, by title, and sizes of one thing by SKU', () => {
  const line = (sku: string, title: string, storage: 'chilled' | 'ambient') => ({
    sku,
    title,
    storage,
    label: '',
    quantity: 1,
  });
  const lines = [
    line('C', 'Milk', 'chilled'),
    line('B', 'Milk', 'chilled'),
    line('A', 'Oats', 'chilled'),
    line('Z', 'Balm', 'ambient'),
    line('Y', 'Soap', 'ambient'),
  ];
  for (const order of [lines, lines.toReversed()])
    expect(pickList([{ lines: order }]).map(({ sku }) => sku)).toEqual(['Z', 'Y', 'B', 'C', 'A']);
  expect(pickList([])).toEqual([]);
});

test('each sheet takes up where the last one ended', () => {
  const labels = Array.from({ length: 30 }, (_, index) => index);
  expect(labelSheets(labels, 1).map((sheet) => sheet.at(0))).toEqual([null, 13, 27]);
  expect(labelSheets([], 0)).toEqual([]);
});

test('parcels for one address and one day are named to each other, however the address is typed', () => {
  const parcel = (id: string, number: string, more = {}, promisedDate: string | null = '2026-11-30') => ({
    parcel: { id, kind: id === 'c' ? ('resend' as const) : ('order' as const), promisedDate },
    order: { ...ada, number, ...more },
  });
  const along = sameBox([
    parcel('a', 'LK-1'),
    parcel('b', 'LK-2', { name: 'Bea', addressLines: ['1, milk lane.'], postcode: 'YO17HH' }),
    parcel('c', 'LK-1'),
    parcel('d', 'LK-3', {}, '2026-12-01'),
    parcel('e', 'LK-4', { addressLines: ['2 Milk Lane'] }),
  ]);
  expect(Object.fromEntries(along)).toEqual({
    a: ['LK-2', 'LK-1 again'],
    b: ['LK-1', 'LK-1 again'],
    c: ['LK-1', 'LK-2'],
    d: [],
    e: [],
  });
});
