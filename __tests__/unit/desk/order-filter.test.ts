import { describe, expect, test } from '@jest/globals';
import { doneWords } from '@/lib/desk/orders/done-words';
import { backTo, listHref, pickedParcels, readFilter } from '@/lib/desk/orders/filter';
import { refundForm } from '@/lib/desk/orders/refund-form';

const id = '00000000-0000-4000-8000-000000000001';

describe('the address of the list', () => {
  test.each([
    [{}, '/staff/orders'],
    [{ show: 'packed', storage: 'chilled', page: '3' }, '/staff/orders?show=packed&storage=chilled&page=3'],
    [{ q: 'O’Neill & co+' }, '/staff/orders?show=all&q=O%E2%80%99Neill%20%26%20co%2B'],
    [
      { show: ['late', 'x'], zone: 'highlands', day: '2026-11-24' },
      '/staff/orders?show=late&zone=highlands&day=2026-11-24',
    ],
    [{ show: 'nonsense', storage: 'warm', zone: '<b>', day: 'today', page: '-1' }, '/staff/orders'],
  ])('%j is %s', (query, href) => {
    const filter = readFilter(query);
    expect(listHref(filter, { page: filter.page })).toBe(href);
    expect(readFilter(Object.fromEntries(new URL(href, 'http://shop').searchParams))).toEqual(filter);
  });

  test.each([
    ['/staff/orders?show=late&done=packed.1', '/staff/orders?show=late&refused=pack'],
    [`/staff/orders/${id}`, `/staff/orders/${id}?refused=pack`],
    ['//evil.example', '/staff/orders?refused=pack'],
    ['https://evil.example/staff/orders', '/staff/orders?refused=pack'],
    ['/staff/login', '/staff/orders?refused=pack'],
    [undefined, '/staff/orders?refused=pack'],
  ])('back to %s', (page, href) => {
    expect(backTo(page, { refused: 'pack' })).toBe(href);
  });

  test('what is ticked; a row’s own button means that row alone', () => {
    const ticked = { [`parcel.${id}`]: 'on', 'parcel.x': 'on', back: '/staff/orders' };
    expect(pickedParcels(ticked)).toEqual([id]);
    expect(pickedParcels({ ...ticked, only: id.replace('1', '2') })).toEqual([id.replace('1', '2')]);
    expect(pickedParcels({ ...ticked, only: 'x' })).toEqual([]);
  });
});

test.each([
  ['packed.1', 'The parcel is packed.'],
  ['packed.12', '12 parcels are packed.'],
  ['known', 'Nothing to do: this had been done before.'],
  ['constructor', null],
  ['<b>hello</b>', null],
  [undefined, null],
])('said: %s', (said, words) => {
  expect(doneWords(said)).toBe(words);
});

describe('a refund as it is typed', () => {
  const typed = { order: id, id, reason: 'Leaked' };
  test.each([
    [{ kind: 'whole' }, { kind: 'whole' }],
    [{ kind: 'delivery' }, { kind: 'delivery' }],
    [
      { kind: 'amount', amount: '£4.5' },
      { kind: 'amount', pence: 450 },
    ],
    [
      { kind: 'amount', amount: ' 12 ' },
      { kind: 'amount', pence: 1200 },
    ],
    [
      { kind: 'lines', 'line.0': '2', 'line.1': '0', delivery: 'on' },
      { kind: 'lines', lines: [{ position: 0, quantity: 2 }], delivery: true },
    ],
  ])('%j', (more, of) => {
    expect(refundForm.parse({ ...typed, ...more })).toMatchObject({ of, restock: false });
  });

  test.each([
    [{ kind: 'amount', amount: '' }, 'amount'],
    [{ kind: 'amount', amount: '-1' }, 'amount'],
    [{ kind: 'amount', amount: '1.005' }, 'amount'],
    [{ kind: 'lines', 'line.0': '1.5' }, 'kind'],
    [{ kind: 'lines', 'line.0': '0' }, 'kind'],
    [{}, 'kind'],
    [{ kind: 'whole', reason: ' ' }, 'reason'],
  ])('%j is refused', (more, field) => {
    const parsed = refundForm.safeParse({ ...typed, ...more });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
