import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPence } from '@/lib/money/pence';
import { vatWithin } from '@/lib/money/vat';
import { receiptOf } from '@/lib/orders/receipt';
import { deliveryVat, lineVat } from '@/lib/orders/totals';

const rates = ['standard', 'reduced', 'zero'] as const;
const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 9 }),
    unitPence: fc.integer({ min: 1, max: 9999 }),
    off: fc.nat(100),
    rate: fc.nat(2),
  })
  .map(({ quantity, unitPence, off, rate }) => {
    const grossPence = quantity * unitPence;
    const sold = { grossPence, discountPence: Math.floor((grossPence * off) / 100), vatRate: rates[rate] ?? 'zero' };
    return { ...sold, title: 'Kefir', label: 'bottle', quantity, unitPence, vatPence: lineVat(sold) };
  });
const order = fc
  .record({ sold: fc.array(line, { minLength: 1, maxLength: 12 }), deliveryPence: fc.nat(2000) })
  .map(({ sold, deliveryPence }) => {
    const lines = sold.map((one, position) => ({ ...one, position }));
    const goods = lines.reduce((sum, { grossPence, discountPence }) => sum + grossPence - discountPence, 0);
    return {
      lines,
      order: {
        deliveryPence,
        deliveryVatPence: deliveryVat(toPence(deliveryPence), lines),
        totalPence: goods + deliveryPence,
      },
    };
  });
const total = (parts: readonly { netPence: number; vatPence: number; grossPence: number }[]) =>
  (['netPence', 'vatPence', 'grossPence'] as const).map((part) => parts.reduce((sum, one) => sum + one[part], 0));

describe('a VAT receipt', () => {
  test('lines and delivery sum to the rates, to the total and to what was charged, to the penny', () => {
    fc.assert(
      fc.property(order, ({ order: charged, lines }) => {
        const receipt = receiptOf(charged, lines, []);
        expect(total([...receipt.lines, receipt.delivery])).toEqual(total([receipt.total]));
        expect(total(receipt.rates)).toEqual(total([receipt.total]));
        expect(receipt.total.grossPence).toBe(charged.totalPence);
        expect(receipt.balance).toEqual(receipt.total);
      }),
      { numRuns: 1000 },
    );
  });

  test('a refund is a credit with its own VAT and what it was for; one that failed is none', () => {
    const sold = {
      position: 0,
      title: 'Glass Jar',
      label: 'large',
      quantity: 2,
      unitPence: 1200,
      grossPence: 2400,
      discountPence: 0,
      vatRate: 'standard' as const,
      vatPence: 400,
    };
    const charged = { deliveryPence: 600, deliveryVatPence: vatWithin(toPence(600), 'standard'), totalPence: 3000 };
    const refund = {
      id: 'one',
      status: 'pending',
      amountPence: 1800,
      deliveryPence: 600,
      vatPence: 300,
      createdAt: new Date('2026-03-01T12:00:00Z'),
      lines: [{ position: 0, quantity: 1, grossPence: 1200, vatPence: 200 }],
    };
    const { credits, balance } = receiptOf(charged, [sold], [refund, { ...refund, id: 'two', status: 'failed' }]);
    expect(credits).toMatchObject([
      { sent: false, items: ['1 × Glass Jar, large', 'delivery'], netPence: 1500, vatPence: 300, grossPence: 1800 },
    ]);
    expect(balance).toEqual({ netPence: 1000, vatPence: 200, grossPence: 1200 });
    expect(credits).toEqual([expect.objectContaining({ id: 'one', at: new Date('2026-03-01T12:00:00Z') })]);
  });

  test('a line is shown at its price, less the discount, with the VAT in what is left, at its rate', () => {
    const sold = {
      position: 0,
      title: 'Glass Jar',
      label: 'large',
      quantity: 2,
      unitPence: 1200,
      grossPence: 2400,
      discountPence: 240,
      vatRate: 'standard' as const,
      vatPence: 360,
    };
    const milk = { ...sold, position: 1, title: 'Milk', vatRate: 'zero' as const, vatPence: 0 };
    const charged = { deliveryPence: 600, deliveryVatPence: 50, totalPence: 4920 };
    const { lines, delivery, rates: shown, total: whole } = receiptOf(charged, [sold, milk], []);
    expect(lines).toEqual([
      {
        says: 'Glass Jar, large',
        quantity: 2,
        unitPence: 1200,
        discountPence: 240,
        rate: '20%',
        netPence: 1800,
        vatPence: 360,
        grossPence: 2160,
      },
      expect.objectContaining({ says: 'Milk, large', rate: '0%', netPence: 2160, vatPence: 0, grossPence: 2160 }),
    ]);
    expect(delivery).toEqual({ netPence: 550, vatPence: 50, grossPence: 600 });
    expect(shown).toEqual([
      { rate: '20%', netPence: 2050, vatPence: 410, grossPence: 2460 },
      { rate: '0%', netPence: 2460, vatPence: 0, grossPence: 2460 },
    ]);
    expect(whole).toEqual({ netPence: 4510, vatPence: 410, grossPence: 4920 });
  });

  test('a credit names its pieces, parts of them and delivery; it is sent once it has succeeded', () => {
    const sold = {
      position: 3,
      title: 'Glass Jar',
      label: 'large',
      quantity: 2,
      unitPence: 1200,
      grossPence: 2400,
      discountPence: 0,
      vatRate: 'standard' as const,
      vatPence: 400,
    };
    const charged = { deliveryPence: 0, deliveryVatPence: 0, totalPence: 2400 };
    const refund = (quantity: number, position = 3, deliveryPence = 0) => ({
      id: 'one',
      status: 'succeeded',
      amountPence: 100,
      deliveryPence,
      vatPence: 17,
      createdAt: new Date(0),
      lines: [{ position, quantity, grossPence: 100, vatPence: 17 }],
    });
    const { credits } = receiptOf(charged, [sold], [refund(2), refund(0), refund(1, 9), refund(0, 3, 1)]);
    expect(credits.map(({ items }) => items)).toEqual([
      ['2 × Glass Jar, large'],
      ['part of Glass Jar, large'],
      [],
      ['part of Glass Jar, large', 'delivery'],
    ]);
    expect(credits.map(({ sent }) => sent)).toEqual([true, true, true, true]);
  });
});
