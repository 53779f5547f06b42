import { describe, expect, test } from '@jest/globals';
import {
  justPacked,
  neitherWords,
  quoteReturn,
  type WithdrawalFacts,
  withdrawal,
} from '@/lib/aftersales/withdrawal/withdrawal';
import type { ParcelState } from '@/lib/orders/life';

const parcel = (status: ParcelState, deliveredAt: string | null = null, kind: 'order' | 'resend' = 'order') => ({
  kind,
  status,
  deliveredAt: deliveredAt ? new Date(deliveredAt) : null,
});
const delivered = [parcel('delivered', '2026-03-17T11:00:00Z')];

/** Two bottles of kefir, three bars of soap and a jar, for £35.00 and £4.95 of delivery, delivered on 17 March 2026. */
const facts = (told: Partial<WithdrawalFacts> = {}): WithdrawalFacts => ({
  order: { status: 'paid' },
  lines: [
    { position: 0, cancellationRule: 'perishable' },
    { position: 1, cancellationRule: 'sealed' },
    { position: 2, cancellationRule: 'standard' },
  ],
  shipments: delivered,
  left: {
    totalPence: 3995,
    deliveryPence: 495,
    lines: [
      { position: 0, quantity: 2, pence: 1250 },
      { position: 1, quantity: 3, pence: 1000 },
      { position: 2, quantity: 1, pence: 1250 },
    ],
  },
  awaited: new Map(),
  instant: new Date('2026-03-20T12:00:00Z'),
  days: 14,
  ...told,
});

const short = (told: Partial<WithdrawalFacts>) => {
  const found = withdrawal(facts(told));
  return found.may === 'neither' ? found.why : found.may;
};

describe('what a buyer may undo', () => {
  test.each([
    ['not paid yet', { order: { status: 'awaiting-payment' }, shipments: [] }, 'not-paid'],
    ['on its way by a slow payment', { order: { status: 'processing' }, shipments: [] }, 'not-paid'],
    ['not paid, whatever its parcel', { order: { status: 'processing' }, shipments: [parcel('to-pack')] }, 'not-paid'],
    ['waiting to be packed', { shipments: [parcel('to-pack')] }, 'cancel'],
    ['packed', { shipments: [parcel('packed')] }, 'return'],
    ['dispatched', { shipments: [parcel('dispatched')] }, 'return'],
    ['delivered', {}, 'return'],
    ['paid, its parcel taken back', { shipments: [parcel('cancelled')] }, 'not-paid'],
    ['paid, with no parcel but a second one', { shipments: [parcel('to-pack', null, 'resend')] }, 'not-paid'],
    [
      'packed, with a second parcel to pack',
      { shipments: [parcel('to-pack', null, 'resend'), parcel('packed')] },
      'return',
    ],
    ['cancelled', { order: { status: 'cancelled' }, shipments: [parcel('cancelled')] }, 'ended'],
    ['refunded', { order: { status: 'refunded' } }, 'ended'],
    ['nothing but fresh food', { lines: [{ position: 0, cancellationRule: 'perishable' }] }, 'perishable'],
    [
      'fresh food, still to pack',
      {
        lines: [{ position: 0, cancellationRule: 'perishable' }],
        shipments: [parcel('to-pack')],
      },
      'cancel',
    ],
    [
      'all announced',
      {
        awaited: new Map([
          [1, 3],
          [2, 1],
        ]),
      },
      'all-back',
    ],
  ] as const)('%s: %s', (_name, told, expected) => {
    expect(short(told)).toBe(expected);
  });

  // London is an hour ahead of UTC from 29 March 2026.
  test.each([
    ['the last instant of the fourteenth day, in summer time', '2026-03-31T22:59:59.999Z', 'return'],
    ['the first of the fifteenth', '2026-03-31T23:00:00.000Z', 'over'],
    ['midnight in UTC is too late', '2026-04-01T00:00:00.000Z', 'over'],
  ])('%s', (_name, instant, expected) => {
    expect(short({ instant: new Date(instant) })).toBe(expected);
  });

  test('the day of delivery is London’s too: half past midnight there is the new day', () => {
    const late = [parcel('delivered', '2026-06-30T23:30:00Z')];
    const found = withdrawal(facts({ shipments: late, instant: new Date('2026-07-02T12:00:00Z') }));
    expect(found).toMatchObject({ may: 'return', lastDay: '2026-07-15' });
  });

  test('the days count from the last parcel, and not while one is still on its way', () => {
    const again = (status: ParcelState, at: string | null) => [...delivered, parcel(status, at, 'resend')];
    const instant = new Date('2026-04-05T12:00:00Z');
    expect(short({ instant, shipments: again('dispatched', null) })).toBe('return');
    expect(short({ instant, shipments: again('delivered', '2026-03-25T10:00:00Z') })).toBe('return');
    expect(short({ instant, shipments: again('cancelled', null) })).toBe('over');
  });

  test('the last day is told: after the last parcel, whichever of them that was, and none before all have come', () => {
    const again = (at: string | null) => parcel(at ? 'delivered' : 'dispatched', at, 'resend');
    const lastDay = (shipments: WithdrawalFacts['shipments']) => {
      const found = withdrawal(facts({ shipments }));
      return found.may === 'return' ? found.lastDay : found;
    };
    expect(lastDay(delivered)).toBe('2026-03-31');
    expect(lastDay([...delivered, again('2026-03-19T10:00:00Z')])).toBe('2026-04-02');
    expect(lastDay([again('2026-03-19T10:00:00Z'), ...delivered])).toBe('2026-04-02');
    expect(lastDay([...delivered, again(null)])).toBeNull();
    expect(lastDay([parcel('packed')])).toBeNull();
    expect(withdrawal(facts({ instant: new Date('2026-04-01T12:00:00Z') }))).toEqual({
      may: 'neither',
      why: 'over',
      lastDay: '2026-03-31',
    });
  });

  test('cancelled, all that is left of its payment comes back; returned, delivery with the last of it', () => {
    expect(withdrawal(facts({ shipments: [parcel('to-pack')] }))).toEqual({ may: 'cancel', pence: 3995 });
    expect(withdrawal(facts())).toMatchObject({ may: 'return', deliveryPence: 495 });
  });

  test('a line that was refunded before can’t go back again', () => {
    const { left } = facts();
    const lines = left.lines.map((line) => (line.position === 1 ? { ...line, quantity: 0, pence: 0 } : line));
    const found = withdrawal(facts({ left: { ...left, lines } }));
    expect(found).toMatchObject({ may: 'return', lines: [{ position: 2 }] });
    expect(withdrawal(facts({ left: { ...left, lines: [] } }))).toEqual({ may: 'neither', why: 'all-back' });
  });

  test('a shop may give longer', () => {
    expect(short({ days: 30, instant: new Date('2026-04-16T12:00:00Z') })).toBe('return');
  });

  test('perishables are never among what can go back, and what is announced or refunded is not either', () => {
    const found = withdrawal(facts({ awaited: new Map([[1, 2]]) }));
    expect(found).toMatchObject({
      lines: [
        { position: 1, quantity: 1, pence: 334, sealed: true },
        { position: 2, quantity: 1, pence: 1250, sealed: false },
      ],
    });
  });
});

test.each([
  [{ why: 'perishable' }, /fresh food or a live culture.* send it again or give you your money back/],
  [{ why: 'over', lastDay: '2026-03-31' }, /ended on 31 March 2026\. If anything is wrong/],
  [{ why: 'all-back' }, /on its way back or refunded/],
  [{ why: 'ended' }, /cancelled or refunded/],
  [{ why: 'not-paid' }, /not paid/],
] as const)('%j is said kindly', (why, says) => {
  expect(neitherWords({ may: 'neither', ...why })).toMatch(says);
});

test('who presses the button a moment too late hears what they can do instead', () => {
  expect(justPacked).toMatch(/just packed.* return what doesn’t spoil/);
});

describe('what comes back for it', () => {
  const open = withdrawal(facts());
  if (open.may !== 'return') throw new Error('not open');

  test.each([
    ['a part', [{ position: 1, quantity: 1 }], { deliveryPence: 0, totalPence: 334, sealed: true }],
    [
      'all the bars of three, and no jar',
      [{ position: 1, quantity: 3 }],
      { deliveryPence: 0, totalPence: 1000, sealed: true, lines: [{ position: 1, quantity: 3, pence: 1000 }] },
    ],
    [
      'the jar, and a bar of three',
      [
        { position: 2, quantity: 1 },
        { position: 1, quantity: 2 },
        { position: 0, quantity: 0 },
      ],
      { deliveryPence: 0, totalPence: 1917, sealed: true },
    ],
    ['the jar alone', [{ position: 2, quantity: 1 }], { deliveryPence: 0, totalPence: 1250, sealed: false }],
    [
      'everything that can go back, so delivery too',
      [
        { position: 1, quantity: 3 },
        { position: 2, quantity: 1 },
      ],
      { deliveryPence: 495, totalPence: 2745, sealed: true },
    ],
  ])('%s', (_name, chosen, expected) => {
    expect(quoteReturn(open, chosen)).toMatchObject({ ok: true, ...expected });
  });

  test.each([
    ['nothing', []],
    ['none of one', [{ position: 1, quantity: 0 }]],
    ['too many', [{ position: 2, quantity: 2 }]],
    ['fresh food', [{ position: 0, quantity: 1 }]],
    ['half a bar', [{ position: 1, quantity: 0.5 }]],
    ['less than nothing', [{ position: 1, quantity: -1 }]],
    ['a line that is not there', [{ position: 9, quantity: 1 }]],
    [
      'one bar too many, a part at a time',
      [
        { position: 1, quantity: 2 },
        { position: 1, quantity: 2 },
      ],
    ],
    [
      'the same jar twice',
      [
        { position: 2, quantity: 1 },
        { position: 2, quantity: 1 },
      ],
    ],
  ])('%s is refused in a sentence', (_name, chosen) => {
    const quote = quoteReturn(open, chosen);
    expect(quote).toEqual({ ok: false, message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('one thing of two, of which there is one each, is not everything', () => {
    const rest = withdrawal(facts({ awaited: new Map([[1, 2]]) }));
    if (rest.may !== 'return') throw new Error('not open');
    expect(quoteReturn(rest, [{ position: 2, quantity: 1 }])).toMatchObject({ deliveryPence: 0 });
  });

  test('the last of it brings delivery back, when the rest has been announced before', () => {
    const rest = withdrawal(facts({ awaited: new Map([[1, 3]]) }));
    if (rest.may !== 'return') throw new Error('not open');
    expect(quoteReturn(rest, [{ position: 2, quantity: 1 }])).toMatchObject({ deliveryPence: 495 });
  });
});
