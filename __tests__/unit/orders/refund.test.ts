import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPence } from '@/lib/money/pence';
import { apportion, vatWithin } from '@/lib/money/vat';
import { leftToRefund, type RefundOf, refundParts, whyNoRefund } from '@/lib/orders/refunds/refund';
import { deliveryVat } from '@/lib/orders/totals';

type Order = Parameters<typeof leftToRefund>[0];
type Line = Parameters<typeof leftToRefund>[1][number];
type Refund = Parameters<typeof leftToRefund>[2][number];
type RefundLine = Parameters<typeof leftToRefund>[3][number];

const rates = ['zero', 'reduced', 'standard'] as const;
const goods = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 12 }), unit: fc.integer({ min: 1, max: 9_999 }), rate: fc.nat(2) }),
  { minLength: 1, maxLength: 12 },
);
/** An order as it was charged: a discount shared out over its lines, VAT in what is left of each. */
const charged = fc
  .record({ goods, discount: fc.nat(100), delivery: fc.constantFrom(0, 495, 895) })
  .map(({ goods: wanted, discount, delivery }): { order: Order; lines: Line[] } => {
    const gross = wanted.map(({ quantity, unit }) => quantity * unit);
    const whole = gross.reduce<number>((total, one) => total + one, 0);
    const off = apportion(toPence(Math.floor((whole * discount) / 100)), gross);
    const taxed = wanted.map(({ rate }, index) => ({
      grossPence: toPence((gross[index] ?? 0) - (off[index] ?? 0)),
      discountPence: 0,
      vatRate: rates[rate] ?? 'zero',
    }));
    const lines = wanted.map(({ quantity }, position) => ({
      position,
      quantity,
      grossPence: gross[position] ?? 0,
      discountPence: off[position] ?? 0,
      vatPence: vatWithin(taxed[position]?.grossPence ?? toPence(0), taxed[position]?.vatRate ?? 'zero'),
    }));
    return {
      lines,
      order: {
        totalPence: taxed.reduce<number>((total, { grossPence }) => total + grossPence, delivery),
        deliveryPence: delivery,
        deliveryVatPence: deliveryVat(toPence(delivery), taxed),
      },
    };
  });
/** Every piece of an order, and its delivery, in an order of their own. */
const shuffled = charged.chain(({ order, lines }) => {
  const pieces = lines.flatMap(({ position, quantity }) => Array.from({ length: quantity }, () => position));
  const all: (number | 'delivery')[] = [...pieces, 'delivery'];
  return fc
    .shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
    .map((mixed) => ({ order, lines, pieces: mixed }));
});
const wishes = fc.array(fc.record({ kind: fc.nat(3), pick: fc.nat(1_000_000), fails: fc.boolean() }), {
  maxLength: 40,
});

/** An order and the refunds made of it so far. */
class Given {
  readonly refunds: Refund[] = [];
  readonly refundLines: RefundLine[] = [];
  constructor(
    readonly order: Order,
    readonly lines: Line[],
  ) {}

  left() {
    return leftToRefund(this.order, this.lines, this.refunds, this.refundLines);
  }

  ask(of: RefundOf, status: Refund['status'] = 'succeeded') {
    const asked = refundParts(of, this.order, this.lines, this.refunds, this.refundLines);
    if (!asked.ok) return asked;
    const { lines, ...whole } = asked.parts;
    const id = String(this.refunds.length);
    this.refunds.push({ id, status, ...whole });
    this.refundLines.push(...lines.map((line) => ({ refundId: id, ...line })));
    return asked;
  }

  back() {
    const live = this.refunds.filter(({ status }) => status !== 'failed');
    return {
      pence: live.reduce<number>((total, { amountPence }) => total + amountPence, 0),
      vat: live.reduce<number>((total, { vatPence }) => total + vatPence, 0),
    };
  }

  /** Some refund that makes sense now, chosen by two numbers. */
  wish(kind: number, pick: number): RefundOf {
    const left = this.left();
    const line = left.lines[pick % left.lines.length] ?? { position: 0, quantity: 0 };
    const quantity = 1 + (pick % Math.max(1, line.quantity));
    const some: RefundOf[] = [
      { kind: 'lines', lines: [{ position: line.position, quantity }], delivery: pick % 3 === 0 },
      { kind: 'amount', pence: toPence(1 + (pick % Math.max(1, left.totalPence))) },
      { kind: 'delivery' },
    ];
    return some[kind] ?? { kind: 'lines', lines: [{ position: line.position, quantity: 1 }], delivery: false };
  }
}
const vatCharged = ({ order, lines }: Given) =>
  lines.reduce<number>((total, { vatPence }) => total + vatPence, order.deliveryVatPence);

describe('refunds', () => {
  test('in any order, of any kind, sum to what was charged and to its VAT, to the penny', () => {
    fc.assert(
      fc.property(charged, wishes, ({ order, lines }, some) => {
        const given = new Given(order, lines);
        for (const { kind, pick } of some) given.ask(given.wish(kind, pick));
        given.ask({ kind: 'whole' });
        expect(given.back()).toEqual({ pence: order.totalPence, vat: vatCharged(given) });
      }),
      { numRuns: 1000 },
    );
  });

  test('line by line, one piece at a time, in any order, sum to the total and to its VAT without a last one to mend it', () => {
    fc.assert(
      fc.property(shuffled, ({ order, lines, pieces }) => {
        const given = new Given(order, lines);
        for (const position of pieces)
          given.ask(
            position === 'delivery'
              ? { kind: 'delivery' }
              : { kind: 'lines', lines: [{ position, quantity: 1 }], delivery: false },
          );
        expect(given.back()).toEqual({ pence: order.totalPence, vat: vatCharged(given) });
      }),
      { numRuns: 1000 },
    );
  });

  test('each is the sum of its parts, no part has more VAT than money, and nothing goes below nothing', () => {
    fc.assert(
      fc.property(charged, wishes, ({ order, lines }, some) => {
        const given = new Given(order, lines);
        for (const { kind, pick, fails } of some) {
          const asked = given.ask(given.wish(kind, pick), fails ? 'failed' : 'pending');
          const left = given.left();
          expect(left.lines.reduce<number>((total, { pence }) => total + pence, left.deliveryPence)).toBe(
            left.totalPence,
          );
          expect(Math.min(left.totalPence, left.deliveryPence, ...left.lines.map(({ pence }) => pence))).toBe(
            Math.min(...left.lines.map(({ pence }) => pence), left.deliveryPence),
          );
          expect(Math.min(...left.lines.map(({ pence, quantity }) => Math.min(pence, quantity)))).toBeGreaterThan(-1);
          if (!asked.ok) continue;
          const { amountPence, deliveryPence, lines: parts } = asked.parts;
          expect(parts.reduce<number>((total, { grossPence }) => total + grossPence, deliveryPence)).toBe(amountPence);
          expect(parts.every(({ grossPence, vatPence }) => vatPence >= 0 && vatPence <= grossPence)).toBe(true);
        }
        expect(given.back().pence).toBeLessThanOrEqual(order.totalPence);
      }),
    );
  });
});

test.each([
  ['nothing was paid', { isPaid: false, dispute: null }, /Nothing was paid/],
  ['the bank has given it back', { isPaid: true, dispute: 'lost' }, /given this payment back already/],
  ['the bank is deciding', { isPaid: true, dispute: 'open' }, /a refund would pay twice/],
  ['nothing is left', { isPaid: true, dispute: null, leftPence: 0 }, /Nothing is left/],
  ['the bank comes before what is left', { isPaid: true, dispute: 'open', leftPence: 0 }, /deciding/],
] as const)('no money goes back where %s', (_name, owed, says) => {
  expect(whyNoRefund(owed)).toMatch(says);
});

test('money goes back where a penny is left, or where it is not asked how much', () => {
  expect(whyNoRefund({ isPaid: true, dispute: null, leftPence: 1 })).toBeNull();
  expect(whyNoRefund({ isPaid: true, dispute: null })).toBeNull();
});

describe('what can be asked', () => {
  const line = { position: 0, quantity: 3, grossPence: 1000, discountPence: 100, vatPence: 150 };
  const given = () => new Given({ totalPence: 1395, deliveryPence: 495, deliveryVatPence: 83 }, [line]);

  test('a discounted line gives back what was charged for it, not what it cost before', () => {
    const one = given();
    const asked = one.ask({ kind: 'lines', lines: [{ position: 0, quantity: 1 }], delivery: false });
    expect(asked).toMatchObject({ ok: true, parts: { amountPence: 300, vatPence: 50 } });
    expect(one.left()).toEqual({
      totalPence: 1095,
      deliveryPence: 495,
      lines: [{ position: 0, quantity: 2, pence: 600 }],
    });
  });

  test('an amount comes off the goods and keeps them sold; the delivery comes last', () => {
    const one = given();
    expect(one.ask({ kind: 'amount', pence: toPence(1000) })).toMatchObject({
      parts: { amountPence: 1000, deliveryPence: 100, lines: [{ position: 0, quantity: 0, grossPence: 900 }] },
    });
    expect(one.left().lines).toEqual([{ position: 0, quantity: 3, pence: 0 }]);
  });

  test.each<[string, RefundOf, object]>([
    [
      'the whole',
      { kind: 'whole' },
      {
        amountPence: 1395,
        deliveryPence: 495,
        vatPence: 233,
        lines: [{ position: 0, quantity: 3, grossPence: 900, vatPence: 150 }],
      },
    ],
    ['delivery alone', { kind: 'delivery' }, { amountPence: 495, deliveryPence: 495, vatPence: 83, lines: [] }],
    [
      'pieces and delivery',
      { kind: 'lines', lines: [{ position: 0, quantity: 2 }], delivery: true },
      {
        amountPence: 1095,
        deliveryPence: 495,
        vatPence: 183,
        lines: [{ position: 0, quantity: 2, grossPence: 600, vatPence: 100 }],
      },
    ],
    [
      'all pieces without delivery',
      { kind: 'lines', lines: [{ position: 0, quantity: 3 }], delivery: false },
      {
        amountPence: 900,
        deliveryPence: 0,
        vatPence: 150,
        lines: [{ position: 0, quantity: 3, grossPence: 900, vatPence: 150 }],
      },
    ],
    [
      'a penny',
      { kind: 'amount', pence: toPence(1) },
      {
        amountPence: 1,
        deliveryPence: 0,
        vatPence: 0,
        lines: [{ position: 0, quantity: 0, grossPence: 1, vatPence: 0 }],
      },
    ],
    [
      'all that was paid, as an amount',
      { kind: 'amount', pence: toPence(1395) },
      {
        amountPence: 1395,
        deliveryPence: 495,
        vatPence: 233,
        lines: [{ position: 0, quantity: 0, grossPence: 900, vatPence: 150 }],
      },
    ],
  ])('%s, in its parts', (_name, of, parts) => {
    expect(given().ask(of)).toEqual({ ok: true, parts });
  });

  test('a penny that can’t be shared goes back with the first piece, and the last takes what is left', () => {
    const one = new Given({ totalPence: 1000, deliveryPence: 0, deliveryVatPence: 0 }, [{ ...line, discountPence: 0 }]);
    const piece: RefundOf = { kind: 'lines', lines: [{ position: 0, quantity: 1 }], delivery: false };
    expect([1, 2, 3].map(() => one.ask(piece))).toMatchObject([
      { parts: { amountPence: 334 } },
      { parts: { amountPence: 333 } },
      { parts: { amountPence: 333 } },
    ]);
  });

  test('what is left of delivery goes back with what is left of its VAT', () => {
    const one = given();
    expect(one.ask({ kind: 'amount', pence: toPence(1000) })).toMatchObject({ parts: { vatPence: 150 + 17 } });
    expect(one.ask({ kind: 'delivery' })).toMatchObject({
      parts: { amountPence: 395, deliveryPence: 395, vatPence: 83 - 17, lines: [] },
    });
    expect(one.ask({ kind: 'delivery' })).toMatchObject({ ok: false });
  });

  test('each line has what is left of it, and of its own VAT', () => {
    const lines = [line, { position: 5, quantity: 1, grossPence: 600, discountPence: 0, vatPence: 100 }];
    const one = new Given({ totalPence: 1500, deliveryPence: 0, deliveryVatPence: 0 }, lines);
    one.ask({ kind: 'lines', lines: [{ position: 5, quantity: 1 }], delivery: false });
    expect(one.left()).toEqual({
      totalPence: 900,
      deliveryPence: 0,
      lines: [
        { position: 0, quantity: 3, pence: 900 },
        { position: 5, quantity: 0, pence: 0 },
      ],
    });
    expect(one.ask({ kind: 'whole' })).toMatchObject({
      parts: { vatPence: 150, lines: [{ position: 0, quantity: 3, grossPence: 900, vatPence: 150 }] },
    });
  });

  test('several lines go back in one refund, also a piece that had cost nothing', () => {
    const free = { position: 5, quantity: 2, grossPence: 600, discountPence: 600, vatPence: 0 };
    const one = new Given({ totalPence: 900, deliveryPence: 0, deliveryVatPence: 0 }, [line, free]);
    const lines = [
      { position: 5, quantity: 1 },
      { position: 0, quantity: 1 },
    ];
    expect(one.ask({ kind: 'lines', lines, delivery: false })).toMatchObject({
      parts: {
        amountPence: 300,
        lines: [
          { position: 5, quantity: 1, grossPence: 0, vatPence: 0 },
          { position: 0, quantity: 1, grossPence: 300, vatPence: 50 },
        ],
      },
    });
    expect(one.left().lines).toEqual([
      { position: 0, quantity: 2, pence: 600 },
      { position: 5, quantity: 1, pence: 0 },
    ]);
  });

  test.each([
    ['for nothing in particular comes off the goods first', 1000, { totalPence: 395, deliveryPence: 395, pence: 0 }],
    ['less than the goods leaves delivery alone', 400, { totalPence: 995, deliveryPence: 495, pence: 500 }],
    ['of more than was paid leaves nothing, and never less', 2000, { totalPence: 0, deliveryPence: 0, pence: 0 }],
  ])('what was given back in Stripe’s dashboard %s', (_name, amountPence, { totalPence, deliveryPence, pence }) => {
    const one = given();
    one.refunds.push({ id: 'there', status: 'succeeded', amountPence, deliveryPence: 0, vatPence: 0 });
    expect(one.left()).toEqual({ totalPence, deliveryPence, lines: [{ position: 0, quantity: 3, pence }] });
  });

  test('one that failed leaves its amount to be asked for again', () => {
    const one = given();
    one.ask({ kind: 'whole' }, 'failed');
    expect(one.left().totalPence).toBe(1395);
  });

  test.each<[string, RefundOf, RegExp]>([
    ['more than was paid', { kind: 'amount', pence: toPence(1396) }, /At most £13.95/],
    ['nothing', { kind: 'amount', pence: toPence(0) }, /at least one penny/],
    ['more pieces than were bought', { kind: 'lines', lines: [{ position: 0, quantity: 4 }], delivery: false }, /more/],
    [
      'a line twice',
      {
        kind: 'lines',
        lines: [
          { position: 0, quantity: 1 },
          { position: 0, quantity: 1 },
        ],
        delivery: false,
      },
      /more than is left of a line/,
    ],
    ['none of a line', { kind: 'lines', lines: [{ position: 0, quantity: 0 }], delivery: false }, /more/],
    ['less than nothing', { kind: 'amount', pence: toPence(-5) }, /at least one penny/],
    ['half a piece', { kind: 'lines', lines: [{ position: 0, quantity: 0.5 }], delivery: false }, /more/],
    ['a line that is none', { kind: 'lines', lines: [{ position: 7, quantity: 1 }], delivery: false }, /more/],
    ['no line', { kind: 'lines', lines: [], delivery: false }, /Nothing is left/],
  ])('%s is refused in words', (_name, of, says) => {
    expect(given().ask(of)).toEqual({ ok: false, message: expect.stringMatching(says) });
  });
});
