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

describe('each step', () => {
  const steps = (facts: OrderFacts) => timeline(facts).map(({ name, at: when, parcel: of }) => [name, when, of?.id]);

  test('has its name and its time, and a parcel’s knows which parcel, for its tracking link', () => {
    const again = parcel({
      ...delivered,
      id: 'parcel-2',
      kind: 'resend',
      createdAt: at('2026-11-25T09:00'),
      packedAt: at('2026-11-25T10:00'),
      dispatchedAt: at('2026-11-25T11:00'),
      deliveredAt: at('2026-11-26T11:00'),
    });
    const first = parcel({ ...delivered, dispatchedAt: at('2026-11-23T16:00') });
    expect(steps(orderFacts({}, { shipments: [again, first] }))).toEqual([
      ['placed', at('2026-11-23T10:00'), undefined],
      ['paid', at('2026-11-23T10:01'), undefined],
      ['packed', at('2026-11-23T15:00'), 'parcel-1'],
      ['dispatched', at('2026-11-23T16:00'), 'parcel-1'],
      ['delivered', at('2026-11-24T11:00'), 'parcel-1'],
      ['resent', at('2026-11-25T09:00'), 'parcel-2'],
      ['packed', at('2026-11-25T10:00'), 'parcel-2'],
      ['dispatched', at('2026-11-25T11:00'), 'parcel-2'],
      ['delivered', at('2026-11-26T11:00'), 'parcel-2'],
    ]);
    expect(told(orderFacts({}, { shipments: [again] })).slice(2, 6)).toEqual([
      'A second parcel was made up, at no charge',
      'Second parcel packed',
      'Second parcel dispatched',
      'Second parcel delivered',
    ]);
  });

  test('still to come has a name and no time', () => {
    expect(steps(orderFacts(unpaid, { shipments: [] })).slice(1)).toEqual([
      ['paid', null, undefined],
      ['packed', null, undefined],
      ['dispatched', null, undefined],
      ['delivered', null, undefined],
    ]);
  });

  test('of what happened to order and money', () => {
    const events: OrderFacts['events'] = [
      { kind: 'promise-changed', at: at('2026-11-23T10:02'), detail: {} },
      { kind: 'address-changed', at: at('2026-11-23T10:03'), detail: {} },
      { kind: 'return-asked', at: at('2026-11-23T10:04'), detail: {} },
    ];
    const facts = orderFacts(
      { status: 'cancelled', cancelledAt: at('2026-11-23T11:00') },
      { events, shipments: [], refunds: [refundFacts('succeeded', 625, at('2026-11-26T09:00')), refundFacts('asked')] },
    );
    expect(steps(facts)).toEqual([
      ['placed', at('2026-11-23T10:00'), undefined],
      ['paid', at('2026-11-23T10:01'), undefined],
      ['promise-changed', at('2026-11-23T10:02'), undefined],
      ['address-changed', at('2026-11-23T10:03'), undefined],
      ['return-asked', at('2026-11-23T10:04'), undefined],
      ['cancelled', at('2026-11-23T11:00'), undefined],
      // One that has succeeded stands where it did, the other where it was asked for.
      ['refunded', at('2026-11-25T09:00'), undefined],
      ['refunded', at('2026-11-26T09:00'), undefined],
    ]);
    expect(told(facts).slice(2, 4)).toEqual(['New delivery day', 'Address changed']);
  });

  test('nothing is ahead of an order whose parcel was taken back, nor of one that has gone back', () => {
    expect(timeline(orderFacts({}, { shipments: [parcel({ status: 'cancelled' })] }))).toHaveLength(2);
    const again = parcel({ id: 'parcel-2', kind: 'resend', createdAt: at('2026-11-25T09:00') });
    expect(told(orderFacts({}, { shipments: [again, parcel(delivered)] })).at(-1)).toBe(
      'A second parcel was made up, at no charge',
    );
    expect(told(orderFacts({ status: 'refunded' }, { shipments: [parcel(packed)] }))).toEqual([
      'Placed',
      'Paid',
      'Packed',
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
