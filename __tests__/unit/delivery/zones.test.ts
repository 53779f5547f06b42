import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePostcode, postcodeAreas } from '@/lib/content/postcode';
import { zoneFor } from '@/lib/delivery/zones';
import { shopContent } from '../../fixtures/content';

const rules = shopContent().delivery;

const says = (typed: string) => {
  const read = parsePostcode(typed);
  return read.ok ? read.postcode : read.message;
};

describe('postcodes', () => {
  test.each([
    ['yo17hh', 'YO1 7HH'],
    [' YO1  7HH ', 'YO1 7HH'],
    ['YO1-7HH.', 'YO1 7HH'],
    ['(Y.O.1 – 7.H.H.)', 'YO1 7HH'],
    ['Y\u00A0O\u200B1\u20287\tH\u3000H', 'YO1 7HH'],
    ['ＹＯ１　７ＨＨ', 'YO1 7HH'],
    ['PA2O 0AA', 'PA20 0AA'],
    ['PA20 OAA', 'PA20 0AA'],
    ['PA2OOAA', 'PA20 0AA'],
    ['YOI 7HH', 'YO1 7HH'],
    ['Y01 7HH', 'YO1 7HH'],
    ['0X1 2AB', 'OX1 2AB'],
    ['1v2 3aa', 'IV2 3AA'],
    ['SW1I 1AA', 'SW11 1AA'],
    ['W1O 4AA', 'W10 4AA'],
    ['SI0 1AA', 'S10 1AA'],
    ['S014 2AA', 'SO14 2AA'],
    ['CRO 1AA', 'CR0 1AA'],
    ['sw1a 2aa', 'SW1A 2AA'],
    ['EC1Y 8SY', 'EC1Y 8SY'],
    ['W1A 1HQ', 'W1A 1HQ'],
    ['N1C 4AG', 'N1C 4AG'],
  ])('%j is %s', (typed, postcode) => {
    expect(says(typed)).toBe(postcode);
  });

  test.each([
    '',
    'Q1 1AA',
    'ZZ99 9ZZ',
    'YO1',
    'YO1 7CC',
    'YO1 7HH 1',
    'YO1 7HH, York',
    '12345',
    'É1 1AA',
    'УО1 7HH',
    '<svg>',
    'PA2A 0AA',
    'YO1B 7HH',
    'W1I 1IA',
    'EC1O 1AA',
    'EC1C 1AA',
    'WC2 1AA',
    'W1 1AA',
    'YO0 7HH',
    'PA02 0AA',
    'BOI 1AA',
    `YO1 7HH${' '.repeat(200)}York`,
  ])('%j is refused', (typed) => {
    expect(says(typed)).toBe('Enter a full UK postcode, such as YO1 7HH.');
  });

  const figures = fc.integer({ min: 1, max: 99 }).map(String);
  const areas = fc.constantFrom(...postcodeAreas);
  const outward = fc.oneof(
    fc
      .tuple(areas, figures)
      .map((parts) => parts.join(''))
      .filter((district) => !/^(?:EC|WC)|^S?W1$/.test(district)),
    fc.constantFrom('W1A', 'W1T', 'E1W', 'N1C', 'N1P', 'NW1W', 'SE1P', 'SW1A', 'SW1Y', 'EC1A', 'EC4Y', 'WC1X', 'WC2H'),
    fc.constantFrom('BL0', 'BS0', 'CM0', 'CR0', 'FY0', 'HA0', 'PR0', 'SL0', 'SS0'),
  );
  const letter = fc.constantFrom(...'ABDEFGHJLNPQRSTUWXYZ');
  const codes = fc.tuple(outward, fc.nat(9), letter, letter).map(([out, ...inward]) => `${out} ${inward.join('')}`);
  const between = fc.constantFrom('', '', ' ', '.', '-', '–', '\u00A0', '\u200B', '\t', '\u2009', ',');
  const habits: Record<string, string> = { O: '0', 0: 'O', I: '1', 1: 'I' };
  const wide = (sign: string) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0);
  const spellings = [
    (sign: string) => sign,
    (sign: string) => sign.toLowerCase(),
    (sign: string) => (sign === ' ' ? sign : wide(sign)),
    (sign: string) => habits[sign] ?? sign,
    (sign: string) => (habits[sign] ?? sign).toLowerCase(),
  ];
  test('every code is read as itself, in whichever spelling, and no other way', () => {
    const signs = fc.array(fc.tuple(fc.constantFrom(...spellings), between), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(codes, signs, (code, how) => {
        const typed = Array.from(code, (sign, at) => {
          const [spell, after] = how[at] ?? [];
          return (spell?.(sign) ?? sign) + (after ?? '');
        }).join('');
        expect([typed, says(code), says(typed)]).toEqual([typed, code, code]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('whatever else is typed is a code that stays as it is, or a sentence', () => {
    const near = fc.string({ unit: fc.constantFrom(...'ABCEINOPSWY01239 '), minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (typed) => {
        const read = parsePostcode(typed);
        if (!read.ok) return;
        expect(read.postcode).toMatch(new RegExp(`^${read.area}${read.district}[A-Z]? `));
        expect(says(read.postcode)).toBe(read.postcode);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('zones', () => {
  test.each([
    ['PA2 6AA', 'mainland'],
    ['PA20 9AA', 'scottish-islands'],
    ['PA2O 0AA', 'scottish-islands'],
    ['1V4I 8AA', 'scottish-islands'],
    ['TR2I OAA', 'scilly'],
    ['PO3O 1AA', 'isle-of-wight'],
    ['PA21 2AA', 'highlands'],
    ['IV40 8AA', 'highlands'],
    ['IV41 8AA', 'scottish-islands'],
    ['PO29 1AA', 'mainland'],
    ['PO30 1AA', 'isle-of-wight'],
    ['BT1 1AA', 'northern-ireland'],
    ['JE2 3AA', 'crown'],
    ['TR21 0AA', 'scilly'],
    ['EC1A 1BB', 'mainland'],
  ])('%s lies in %s', (typed, zone) => {
    const parsed = parsePostcode(typed);
    if (!parsed.ok) throw new Error(parsed.message);
    expect(zoneFor(parsed, rules).id).toBe(zone);
  });

  test('a district of a range lies in it from the first to the last, and none of another area', () => {
    const zones = rules.zones.slice(0, 1).flatMap((zone) => [
      { ...zone, id: 'listed', outward: ['AB5-6'] },
      { ...zone, id: 'rest', outward: [] },
    ]);
    const found = (area: string, district: number) => zoneFor({ area, district }, { zones }).id;
    expect([4, 5, 6, 7].map((district) => found('AB', district))).toEqual(['rest', 'listed', 'listed', 'rest']);
    expect(found('AC', 5)).toBe('rest');
  });

  test('content without a zone for every other postcode is a fault of ours, not of the shopper’s', () => {
    const zones = rules.zones.filter(({ outward }) => outward.length > 0);
    expect(() => zoneFor({ area: 'EC', district: 1 }, { zones })).toThrow('no zone for every other postcode');
  });
});
