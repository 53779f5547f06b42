import { describe, expect, test } from '@jest/globals';
import { stateWords } from '@/lib/orders/state-words';
import { type OrderFacts, timeline } from '@/lib/orders/timeline';
import { at, orderFacts, parcel, refundFacts } from '../../fixtures/order-facts';

/** 'done' steps with their hour, those to come in brackets. */
const told = (facts: Parameters<typeof timeline>[0]) =>
  timeline(facts).map(({ says, at: when }) => (when ? says : `(${says})`));

const unpaid = { status: 'awaiting-payment', paidAt: null } as const;
const packed = { status: 'packed', packedAt: at('2026-11-23T15:00') } as const;
const dispatched = { ...packed, status: 'dispatched', dispatchedAt: at('2026-11-23T16:00') } as const;
const delivered = { ...dispatched, status: 'delivered', deliveredAt: at('2026-11-24T11:00') } as const;

describe('the timeline', () => {
  test.each([
    [
      'awaiting its payment',
      orderFacts(unpaid, { shipments: [] }),
      'Placed, (Paid), (Packed), (Dispatched), (Delivered)',
    ],
    ['paid', orderFacts(), 'Placed, Paid, (Packed), (Dispatched), (Delivered)'],
    ['packed', orderFacts({}, { shipments: [parcel(packed)] }), 'Placed, Paid, Packed, (Dispatched), (Delivered)'],
    [
      'on its way',
      orderFacts({}, { shipments: [parcel(dispatched)] }),
      'Placed, Paid, Packed, Dispatched, (Delivered)',
    ],
    [
      'dispatched by somebody who never marked it packed',
      orderFacts({}, { shipments: [parcel({ ...dispatched, packedAt: null })] }),
      'Placed, Paid, Dispatched, (Delivered)',
    ],
    [
      'delivered, and a part refunded',
      orderFacts({}, { shipments: [parcel(delivered)], refunds: [refundFacts('succeeded')] }),
      'Placed, Paid, Packed, Dispatched, Delivered, £6.25 refunded',
    ],
    [
      'given up unpaid',
      orderFacts({ status: 'cancelled', paidAt: null, cancelledAt: at('2026-11-23T10:31') }, { shipments: [] }),
      'Placed, Cancelled, not paid',
    ],
    [
      'cancelled before packing',
      orderFacts(
        { status: 'cancelled', cancelledAt: at('2026-11-23T11:00') },
        { shipments: [parcel({ status: 'cancelled' })], refunds: [refundFacts('pending')] },
      ),
      'Placed, Paid, Cancelled, £6.25 is being refunded',
    ],
    [
      'a refund that failed is not told as one',
      orderFacts({}, { shipments: [parcel(delivered)], refunds: [refundFacts('failed')] }),
      'Placed, Paid, Packed, Dispatched, Delivered',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(told(facts).join(', ')).toBe(expected);
  });

  test('a second parcel has steps of its own, and none of it is ahead of the first', () => {
    const again = parcel({ id: 'parcel-2', kind: 'resend', createdAt: at('2026-11-25T09:00') });
    expect(told(orderFacts({}, { shipments: [parcel(delivered), again] })).slice(-2)).toEqual([
      'Delivered',
      'A second parcel was made up, at no charge',
    ]);
  });

  test('what happened in between stands where it happened, and what is only for staff does not stand there', () => {
    const events: OrderFacts['events'] = [
      { kind: 'promise-changed', at: at('2026-11-23T12:00'), detail: { from: '2026-11-24', to: '2026-11-26' } },
      { kind: 'note', at: at('2026-11-23T12:30'), detail: { says: 'a difficult one' } },
      { kind: 'return-asked', at: at('2026-11-26T09:00'), detail: {} },
    ];
    expect(told(orderFacts({}, { events, shipments: [parcel(delivered)] }))).toEqual([
      'Placed',
      'Paid',
      'New delivery day: 26 November 2026',
      'Packed',
      'Dispatched',
      'Delivered',
      'A return was asked for',
    ]);
  });
});

describe('how it stands, in words', () => {
  test.each([
    ['paid', orderFacts(), 'Paid. Thank you!', '24 November 2026'],
    ['on its way', orderFacts({}, { shipments: [parcel(dispatched)] }), 'on its way', '24 November 2026'],
    [
      'delivered just before midnight in London',
      orderFacts(
        {},
        {
          shipments: [parcel({ ...delivered, deliveredAt: new Date('2026-07-01T22:59:00Z') })],
        },
      ),
      'Delivered on 1 July 2026.',
      'not right',
    ],
    ['never paid', orderFacts({ status: 'cancelled', paidAt: null }), 'not paid', 'Nothing was taken'],
    [
      'cancelled and on its way back',
      orderFacts({ status: 'cancelled' }, { refunds: [refundFacts('pending')] }),
      'cancelled',
      'We are sending £6.25 back',
    ],
    [
      'refunded',
      orderFacts({ status: 'refunded' }, { refunds: [refundFacts('succeeded')] }),
      'refunded',
      'We have sent £6.25 back',
    ],
    ['refunded outside our books', orderFacts({ status: 'refunded' }), 'refunded', 'goes back to where it came from'],
  ])('%s', (_name, facts, says, more) => {
    const words = stateWords(facts);
    expect(words.says).toContain(says);
    expect(words.more).toContain(more);
  });
});
