import type { VatRate } from '@/lib/content/schema/product';
import { addPence, type Pence } from '@/lib/money/pence';
import { apportion, vatWithin } from '@/lib/money/vat';

export type Taxed = { grossPence: Pence; vatRate: VatRate };

/** Delivery is taxed as the goods are: shared out over the lines by gross, each share at its line's rate. */
export function deliveryVat(delivery: Pence, lines: readonly Taxed[]): Pence {
  const shares = apportion(
    delivery,
    lines.map(({ grossPence }) => grossPence),
  );
  return addPence(...lines.map(({ vatRate }, index) => vatWithin(shares[index] ?? addPence(), vatRate)));
}

export type VatRow = { rate: VatRate; grossPence: Pence; vatPence: Pence };

/** Gross and VAT per rate, delivery's share included; the gross column sums to the total exactly. */
export function vatSummary(lines: readonly (Taxed & { vatPence: Pence })[], delivery: Pence): VatRow[] {
  const shares = apportion(
    delivery,
    lines.map(({ grossPence }) => grossPence),
  );
  const rates: readonly VatRate[] = ['standard', 'reduced', 'zero'];
  return rates.flatMap((rate) => {
    const at = lines
      .map((line, index) => ({ line, share: shares[index] ?? addPence() }))
      .filter(({ line }) => line.vatRate === rate);
    if (at.length === 0) return [];
    return [
      {
        rate,
        grossPence: addPence(...at.map(({ line, share }) => addPence(line.grossPence, share))),
        vatPence: addPence(...at.map(({ line, share }) => addPence(line.vatPence, vatWithin(share, rate)))),
      },
    ];
  });
}

export const rateNames: Record<VatRate, string> = { standard: '20%', reduced: '5%', zero: '0%' };
