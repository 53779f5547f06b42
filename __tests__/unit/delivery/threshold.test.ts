import { describe, expect, test } from '@jest/globals';
import { deliveryWords, freeOffer, ruleSentence, thresholdWords, zoneOffer } from '@/lib/delivery/rule-words';
import { deliveryPrice, earnsFreeDelivery, missingForFree } from '@/lib/delivery/threshold';
import { knownZone } from '@/lib/delivery/zones';
import { toPence } from '@/lib/money/pence';
import { shopContent } from '../../fixtures/content';

const { delivery } = shopContent();
const inclusive = { ...delivery, free: { ...delivery.free, inclusive: true } };

/** Before a postcode is known. */
const nowhere = { zone: null, given: false, rules: delivery };

describe('free delivery', () => {
  test.each([
    [2499, false, false],
    [2500, false, true],
    [2501, true, true],
  ])('over £25 is strict: at %i it is %s; "£25 or more" is %s', (goods, over, orMore) => {
    expect(earnsFreeDelivery(toPence(goods), delivery)).toBe(over);
    expect(earnsFreeDelivery(toPence(goods), inclusive)).toBe(orMore);
  });

  test('the words follow the rule', () => {
    expect(thresholdWords(delivery)).toBe('over £25');
    expect(thresholdWords(inclusive)).toBe('£25 or more');
    expect(deliveryWords({ ...nowhere, goods: toPence(2500) })).toBe(
      'Spend 1p more for free next-day delivery (Mainland UK).',
    );
    expect(deliveryWords({ ...nowhere, goods: toPence(2501) })).toContain('free');
  });

  test.each([
    [0, 2501, 2500],
    [2499, 2, 1],
    [2500, 1, 0],
    [2501, 0, 0],
    [9999, 0, 0],
  ])('with %i pence of goods, %i more are missing over £25, %i for £25 or more', (goods, over, orMore) => {
    expect(missingForFree(toPence(goods), delivery)).toBe(over);
    expect(missingForFree(toPence(goods), inclusive)).toBe(orMore);
  });

  test('it costs what its zone costs, and is free only where it can be: earned, or given by a code', () => {
    const price = (goods: number, id: string, given?: boolean) => {
      const zone = delivery.zones.find((one) => one.id === id);
      return zone && deliveryPrice(toPence(goods), zone, delivery, given);
    };
    expect([price(2500, 'mainland'), price(2501, 'mainland'), price(1, 'mainland', true)]).toEqual([495, 0, 0]);
    expect([price(9999, 'highlands'), price(1, 'highlands', true)]).toEqual([895, 895]);
    expect([price(9999, 'crown'), price(9999, 'crown', true)]).toEqual([null, null]);
  });

  test('what is missing is said in pence below a pound, in pounds from there', () => {
    expect(deliveryWords({ ...nowhere, goods: toPence(2402) })).toContain('Spend 99p more');
    expect(deliveryWords({ ...nowhere, goods: toPence(2401) })).toContain('Spend £1.00 more');
    expect(deliveryWords({ ...nowhere, goods: toPence(2501) })).toBe('Your next-day delivery is free (Mainland UK).');
    expect(freeOffer(delivery)).toBe('Free next-day delivery on orders over £25 (Mainland UK).');
  });

  test('a threshold with pence says them', () => {
    expect(thresholdWords({ free: { ...delivery.free, thresholdPence: 2550 } })).toBe('over £25.50');
    expect(thresholdWords({ free: { ...delivery.free, thresholdPence: 100_000 } })).toBe('over £1,000');
  });

  test('of a zone that is known, that one alone is named, and next day only where it is', () => {
    const zones = ['mainland', 'highlands'];
    const rules = { ...delivery, free: { ...delivery.free, zones } };
    const to = (id: string, goods: number) =>
      deliveryWords({
        goods: toPence(goods),
        zone: delivery.zones.find((zone) => zone.id === id) ?? null,
        given: false,
        rules,
      });
    expect(freeOffer(rules)).toBe('Free delivery on orders over £25 (Mainland UK and Scottish Highlands).');
    expect(to('mainland', 2501)).toBe('Your next-day delivery is free (Mainland UK).');
    expect(to('highlands', 2501)).toBe('Your delivery is free (Scottish Highlands).');
    expect(to('highlands', 2400)).toBe('Spend £1.01 more for free delivery (Scottish Highlands).');
    expect(to('scilly', 9900)).toBe('Isles of Scilly: delivery is £8.95.');
    expect(to('crown', 9900)).toContain('We are sorry');
  });

  test.each([
    ['YO1 7HH', null],
    ['KW1 4YT', 'Delivery to Scottish Highlands: £8.95'],
    ['JE2 3AA', expect.stringContaining('Channel Islands')],
    ['nowhere', null],
  ])('to %s the strip on a visitor’s own pages says %s instead of the offer', (postcode, says) => {
    const zone = knownZone(postcode, delivery);
    expect(zone && zoneOffer(zone, delivery)).toEqual(says);
  });

  test('each place where it can be free is named; one that is gone is not', () => {
    const zones = ['mainland', 'atlantis', 'isle-of-wight'];
    expect(
      deliveryWords({
        ...nowhere,
        goods: toPence(1),
        given: true,
        rules: { ...delivery, free: { ...delivery.free, zones } },
      }),
    ).toBe('Your next-day delivery is free (Mainland UK and Isle of Wight).');
  });
});

describe('the rule before a postcode is known', () => {
  test('where there is none, it says so', () => {
    const zones = delivery.zones.map((zone) => ({ ...zone, service: null }));
    expect(ruleSentence({ ...delivery, zones }, 'chilled')).toBe('We can’t deliver to Mainland UK yet.');
  });

  test('names the hours and days of what is asked about', () => {
    expect(ruleSentence(delivery, 'chilled')).toBe('Mainland UK: order by 2pm, Mon–Thu, for the next working day.');
    expect(ruleSentence(delivery, 'ambient')).toContain('Mon–Fri');
  });

  test('says each hour once, and none of a day on which nothing leaves', () => {
    const cutOff = [
      { day: 'monday', time: '12:00' },
      { day: 'tuesday', time: '14:00' },
      { day: 'wednesday', time: '12:00' },
      { day: 'friday', time: '10:00' },
    ] as const;
    expect(ruleSentence({ ...delivery, cutOff: [...cutOff] }, 'chilled')).toContain('order by noon or 2pm, Mon–Thu');
  });

  test('goes by the zone that takes every other postcode', () => {
    const zones = delivery.zones
      .toReversed()
      .map((zone) =>
        zone.id === 'mainland' && zone.service
          ? { ...zone, name: 'Great Britain', service: { ...zone.service, says: 'day after' } }
          : zone,
      );
    expect(ruleSentence({ ...delivery, zones }, 'chilled')).toMatch(/^Great Britain: .* for the day after\.$/);
  });
});
