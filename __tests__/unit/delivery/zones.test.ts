import { describe, expect, test } from '@jest/globals';
import { parsePostcode } from '@/lib/content/postcode';
import { zoneFor } from '@/lib/delivery/zones';
import { shopContent } from '../../fixtures/content';

const rules = shopContent().delivery;

describe('postcodes', () => {
  test.each(['yo17hh', ' YO1  7HH ', 'YO1 7HH'])('%j is tidied', (typed) => {
    expect(parsePostcode(typed)).toMatchObject({ ok: true, postcode: 'YO1 7HH', area: 'YO', district: 1 });
  });
  test.each(['', 'Q1 1AA', 'ZZ99 9ZZ', 'YO1', 'YO1 7CC', 'YO1 7HH 1', '12345', 'É1 1AA', '<svg>'])(
    '%j is refused',
    (typed) => {
      expect(parsePostcode(typed)).toMatchObject({ ok: false });
    },
  );
});

describe('zones', () => {
  test.each([
    ['PA2 6AA', 'mainland'],
    ['PA20 9AA', 'scottish-islands'],
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
      { ...zone, id: 'rest', outward: [] },
      { ...zone, id: 'listed', outward: ['AB5-6'] },
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
