import { describe, expect, test } from '@jest/globals';
import { meterWords, thresholdWords } from '@/lib/delivery/rule-words';
import { earnsFreeDelivery } from '@/lib/delivery/threshold';
import { toPence } from '@/lib/money/pence';
import { shopContent } from '../../fixtures/content';

const { delivery } = shopContent();
const inclusive = { ...delivery, free: { ...delivery.free, inclusive: true } };

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
    expect(meterWords(toPence(2500), delivery)).toBe('Spend 1p more for free next-day delivery (Mainland UK).');
    expect(meterWords(toPence(2501), delivery)).toContain('free');
  });
});
