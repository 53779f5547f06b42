import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ExportRow, exportFile } from '@/lib/desk/packing/export-csv';
import { readTrackingFile } from '@/lib/desk/packing/tracking-csv';

const carriers = [
  { id: 'dpd', name: 'DPD', tracking: 'https://track.example/{number}' },
  { id: 'royal-mail', name: 'Royal Mail', tracking: 'https://post.example/{number}' },
];
const read = (text: string) => readTrackingFile(text, carriers);
const first = { line: 2, number: 'LK-7F3K-92QD', parcel: '', carrier: 'dpd', trackingNumber: '15501234567890' };

describe('a file of tracking numbers', () => {
  test.each([
    ['plain', 'number,carrier,tracking\nLK-7F3K-92QD,DPD,15501234567890'],
    ['from Excel', '\uFEFFNumber;Carrier;Tracking number\r\nlk-7f3k-92qd;dpd;1550 1234 567890\r\n'],
    ['tabs, more columns, another order', 'tracking\tname\tcarrier\torder\n15501234567890\tAda\tDPD\tLK-7F3K-92QD'],
    ['quotes and apostrophes', '"number","carrier","tracking"\n"LK-7F3K-92QD"," DPD ","\'15501234567890"'],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual({ rows: [first], problems: [] });
  });

  test('a line without a number is still to do; a quoted line break does not shift the count', () => {
    const text = 'number,name,carrier,tracking\nLK-7F3K-92QD,"Ada\nO’Neill",DPD,\nLK-7F3K-92QE,Bob,Royal Mail,AB12CD';
    expect(read(text)).toEqual({
      rows: [{ ...first, line: 4, number: 'LK-7F3K-92QE', carrier: 'royal-mail', trackingNumber: 'AB12CD' }],
      problems: [],
    });
  });

  test.each([
    ['number,carrier\nLK-7F3K-92QD,DPD', 1, 'The first line needs a column called tracking.'],
    ['LK-7F3K-92QD,DPD,1550\nLK-7F3K-92QD,DPD,1550', 1, 'a column called number and one called carrier'],
    ['number,carrier,tracking', 1, 'no line below the headings'],
    ['number,carrier,tracking\n"LK-7F3K-92QD,DPD,1550', 2, 'A quote is opened'],
    ['number,carrier,tracking\n7F3K,DPD,155012', 2, '“7F3K” is not an order number'],
    ['number,carrier,tracking\nLK-7F3K-92QD,Pigeon,155012', 2, '“Pigeon” is not one of our carriers: DPD, Royal Mail.'],
    ['number,carrier,tracking\nLK-7F3K-92QD,DPD,<b>', 2, 'does not look like a tracking number'],
  ])('%j says so by line', (text, line, message) => {
    const { rows, problems } = read(text);
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ line, message: expect.stringContaining(message) }]);
  });

  test('good lines are read beside bad ones', () => {
    const { rows, problems } = read('number,carrier,tracking\nnonsense,DPD,1550\nLK-7F3K-92QD,DPD,15501234567890');
    expect([rows, problems.map(({ line }) => line)]).toEqual([[{ ...first, line: 3 }], [2]]);
  });

  test('whatever is in it, it is read or refused, never thrown over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (noise) => {
        const { rows, problems } = read(`number,carrier,tracking\n${noise}`);
        expect(rows.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the file of orders to dispatch', () => {
  const row: ExportRow = {
    number: 'LK-7F3K-92QD',
    parcel: '',
    name: 'Ada',
    address: '1 Milk Lane, Flat "B"',
    town: 'York',
    postcode: 'YO1 7HH',
    phone: '',
    zone: 'mainland',
    storage: 'chilled',
    promised: '2026-11-24',
    contents: '1 x GMK-500',
    note: '',
    carrier: '',
    tracking: '',
  };

  test.each(['=cmd|calc', '+447700900000', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    '%j can not become a formula',
    (typed) => {
      const file = exportFile([{ ...row, name: typed }]);
      expect(file).toContain(`'${typed.trim()}`);
      expect(file).not.toMatch(/(?:^|[,\n])"?[=+@-]/m);
    },
  );

  test('filled in, it is read back', () => {
    const file = exportFile([{ ...row, note: 'over the\nwall', carrier: 'DPD', tracking: '15501234567890' }]);
    expect(read(file).rows).toMatchObject([
      { number: 'LK-7F3K-92QD', carrier: 'dpd', trackingNumber: '15501234567890' },
    ]);
  });
});
