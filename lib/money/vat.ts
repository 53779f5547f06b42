import { type Pence, toPence } from './pence';

export const vatRates = ['zero', 'reduced', 'standard'] as const;
export type VatRate = (typeof vatRates)[number];

/** Basis points of the rates: 20 %, 5 %, 0 %. */
const basisPoints: Record<VatRate, number> = { standard: 2000, reduced: 500, zero: 0 };

export const vatPercent = (rate: VatRate): number => basisPoints[rate] / 100;

/** The VAT inside a gross amount, rounded half up per line. */
export function vatWithin(gross: Pence, rate: VatRate): Pence {
  const points = basisPoints[rate];
  return toPence(Math.round((gross * points) / (10_000 + points)));
}

/**
 * Shares an amount out by weight so that the parts sum to it exactly: whole shares first, the pennies left over to the
 * largest remainders, the earlier line first where they tie.
 */
export function apportion(amount: Pence, weights: readonly number[]): Pence[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map((_, index) => toPence(index === 0 ? amount : 0));
  const exact = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, share: Number(product / BigInt(whole)), remainder: Number(product % BigInt(whole)) };
  });
  const left = amount - exact.reduce((sum, { share }) => sum + share, 0);
  const extra = new Set(
    exact
      .toSorted((a, b) => b.remainder - a.remainder)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return exact.map(({ index, share }) => toPence(share + (extra.has(index) ? 1 : 0)));
}
