import { addPence, type Pence, toPence } from '@/lib/money/pence';
import { apportion, type VatRate, vatRates, vatWithin } from '@/lib/money/vat';

/** A line as an order keeps it: its price before the discount, and what the discount takes off it. */
export type Taxed = { grossPence: number; discountPence: number; vatRate: VatRate };

/** What a line is charged at; its VAT is within this. */
export const chargedPence = ({ grossPence, discountPence }: Omit<Taxed, 'vatRate'>): Pence =>
  toPence(grossPence - discountPence);

export const lineVat = (line: Taxed): Pence => vatWithin(chargedPence(line), line.vatRate);

/**
 * Delivery shared out over the lines by what each is charged at, since it is taxed as the goods are. Where a discount
 * has left nothing to go by, the prices before it decide.
 */
export function deliveryShares(delivery: Pence, lines: readonly Taxed[]): Pence[] {
  const charged = lines.map(chargedPence);
  const weights = charged.some((pence) => pence > 0) ? charged : lines.map(({ grossPence }) => grossPence);
  return apportion(delivery, weights);
}

/** The VAT within delivery, each share at its line's rate. */
export function deliveryVat(delivery: Pence, lines: readonly Taxed[]): Pence {
  const shares = deliveryShares(delivery, lines);
  return addPence(...shares.map((share, index) => vatWithin(share, lines[index]?.vatRate ?? 'zero')));
}

export type VatRow = { rate: VatRate; grossPence: Pence; vatPence: Pence };
const rates = vatRates.toReversed();

/** What an order is charged at and the VAT in it, per rate, delivery's share included; the first sums to its total exactly. */
export function vatOf(order: { deliveryPence: number }, lines: readonly (Taxed & { vatPence: number })[]): VatRow[] {
  const shares = deliveryShares(toPence(order.deliveryPence), lines);
  return rates.flatMap((rate) => {
    const at = lines
      .map((line, index) => ({ line, share: shares[index] ?? addPence() }))
      .filter(({ line }) => line.vatRate === rate);
    if (at.length === 0) return [];
    return [
      {
        rate,
        grossPence: addPence(...at.map(({ line, share }) => addPence(chargedPence(line), share))),
        vatPence: addPence(...at.map(({ line, share }) => addPence(toPence(line.vatPence), vatWithin(share, rate)))),
      },
    ];
  });
}

/** The discount as a row among an order's figures: null where there is none. Its pence are what is taken off. */
export function discountRow(order: {
  discountCode: string | null;
  discountPence: number;
}): { label: string; pence: Pence } | null {
  if (order.discountCode === null) return null;
  return { label: `Discount, code ${order.discountCode}`, pence: toPence(order.discountPence) };
}

export const rateNames: Record<VatRate, string> = { standard: '20%', reduced: '5%', zero: '0%' };
