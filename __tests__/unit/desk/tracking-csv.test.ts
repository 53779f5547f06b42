import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ExportRow, exportFile, exportReaders } from '@/lib/desk/packing/export-csv';
import { readTrackingFile } from '@/lib/desk/packing/tracking-csv';
import { oneLine } from '@/lib/text/line';
import { shopContent } from '../../fixtures/content';

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

  const typed = ['=cmd|calc', '+44 7700 900123', '-1', '-Ann', '@SUM(A1)', '\u202E=1', '＝1+1'];
  test.each(typed)('%j is no formula in a spreadsheet, and itself on a label', (name) => {
    const [cell = ''] =
      exportFile([{ ...row, name }], 'spreadsheet')
        .split('\r\n')[1]
        ?.split(',')
        .slice(2) ?? [];
    expect(cell).toBe(/^[=+@＝-]/.test(name) ? `'${name}` : name);
    expect(exportFile([{ ...row, name }], 'carrier')).toContain(`,${oneLine(name)},`);
  });

  test('a carrier’s machine gets plain UTF-8 on one line for each parcel', () => {
    const file = exportFile([{ ...row, note: 'over the\nwall; "porch"\u0007', phone: '+44 7700 900123' }], 'carrier');
    expect(file.split('\r\n')).toEqual([
      'number,parcel,name,address,town,postcode,phone,zone,storage,promised,contents,note,carrier,tracking',
      'LK-7F3K-92QD,,Ada,"1 Milk Lane, Flat ""B""",York,YO1 7HH,+44 7700 900123,mainland,chilled,2026-11-24,1 x GMK-500,"over the wall; ""porch""",,',
      '',
    ]);
  });

  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('leave; porch', 'a,b', '"', "'", '\t', '-Ann', 'a\r\nb'),
  );
  const any = fc.record({ name: cell, address: cell, town: cell, phone: cell, contents: cell, note: cell });
  test.each(exportReaders)(
    'whatever shoppers typed, the file for the %s reads back whole once it is filled in',
    (reader) => {
      fc.assert(
        fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (rows) => {
          const sent = rows.map((typedRow, at) => ({
            ...row,
            ...typedRow,
            parcel: `p${at}`,
            carrier: 'DPD',
            tracking: `155${1_000 + at}`,
          }));
          const back = read(exportFile(sent, reader));
          expect(back.problems).toEqual([]);
          expect(back.rows.map(({ parcel, trackingNumber }) => [parcel, trackingNumber])).toEqual(
            sent.map(({ parcel, tracking }) => [parcel, tracking]),
          );
        }),
      );
    },
  );
});

describe('one file, one way to part its cells', () => {
  test.each([
    ['a semicolon in a cell', 'number,carrier,note,tracking\nLK-7F3K-92QD,DPD,leave; porch,15501234567890'],
    ['a tab in a cell', 'number,carrier,note,tracking\nLK-7F3K-92QD,DPD,leave\tporch,15501234567890'],
    ['a comma in a cell', 'number;carrier;note;tracking\nLK-7F3K-92QD;DPD;leave, porch;15501234567890'],
    ['both between tabs', 'number\tcarrier\tnote\ttracking\nLK-7F3K-92QD\tDPD\ta, b; c\t15501234567890'],
    [
      'a heading that has the others',
      '"number",carrier,"note; or place, if any",tracking\nLK-7F3K-92QD,DPD,,15501234567890',
    ],
    [
      'odd spaces in it',
      'Number\u00A0,\u200BCarrier, Order  note ,Tracking\u2003number\nLK-7F3K-92QD\u00A0,DPD,,1550 1234\u2009567890',
    ],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual({ rows: [first], problems: [] });
  });

  test('a line with more cells than headings is refused, and the others are read', () => {
    const text =
      'number,carrier,note,tracking\nLK-7F3K-92QD,DPD,leave, porch,15501234567890\nLK-7F3K-92QD,DPD,,15501234567890';
    const { rows, problems } = read(text);
    expect(rows).toEqual([{ ...first, line: 3 }]);
    expect(problems).toEqual([{ line: 2, message: expect.stringMatching(/^This line has 5 cells under 4 headings/) }]);
  });

  test.each([
    ['number,carrier,tracking,tracking\nLK-7F3K-92QD,DPD,15501234567890,', 'tracking'],
    ['number,carrier,tracking,Tracking number\nLK-7F3K-92QD,DPD,15501234567890,', 'tracking number'],
    ['number,order,carrier,tracking\nLK-7F3K-92QD,LK-7F3K-92QE,DPD,15501234567890', 'order'],
    ['number,carrier,tracking,note,Note \nLK-7F3K-92QD,DPD,15501234567890,a,b', 'note'],
  ])('%j has a heading twice', (text, heading) => {
    const message = `More than one column is called “${heading}”, or means the same. Leave one of them.`;
    expect(read(text)).toEqual({ rows: [], problems: [{ line: 1, message }] });
  });
});

describe('the numbers of our carriers', () => {
  const ours = shopContent().delivery.carriers;
  const lineOf = (carrier: string, number: string) =>
    readTrackingFile(`number,carrier,tracking\nLK-7F3K-92QD,${carrier},${number}`, ours);
  test.each([
    ['DPD', '1550 1234 567 890', '15501234567890'],
    ['DPD', '15501234567890x', '15501234567890X'],
    ['Royal Mail', 'ab 1234 5678 9gb', 'AB123456789GB'],
    ['Royal Mail', '0B 0480 2100 0051 102D FE0', '0B048021000051102DFE0'],
  ])('%s takes %s', (carrier, typed, trackingNumber) => {
    expect(lineOf(carrier, typed)).toMatchObject({ rows: [{ trackingNumber }], problems: [] });
  });

  test.each([
    ['Royal Mail', 'PORCH'],
    ['Royal Mail', '15501234567890'],
    ['Royal Mail', 'AB123456789FR'],
    ['DPD', 'AB123456789GB'],
    ['DPD', '1.5501E+13'],
    ['DPD', 'LK7F3K92QD'],
  ])('%s has none like %s', (carrier, typed) => {
    const { rows, problems } = lineOf(carrier, typed);
    expect([rows, problems]).toEqual([
      [],
      [
        {
          line: 2,
          message: expect.stringMatching(`^This does not look like a number of ${carrier}, which is written like `),
        },
      ],
    ]);
  });
});
