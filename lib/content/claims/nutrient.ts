import type { Approval } from '../schema/claims';
import type { Label, Variant } from '../schema/product';

type NutrientSource = NonNullable<Approval['source']>;

/** '57 µg' or '0.9 mg' in micrograms. */
export function micrograms(amount: string): number {
  const [, number = '0', unit] = /^([\d.]+) (µg|mg)$/.exec(amount) ?? [];
  return Number(number) * (unit === 'mg' ? 1000 : 1);
}

export function nutrientIn(label: Label, nutrient: string): number {
  const vitamins = label.kind === 'food' ? label.nutrition.vitamins : [];
  const named = vitamins.find(({ name }) => name.toLowerCase() === nutrient.toLowerCase());
  return named ? micrograms(named.amount) : 0;
}

export type Measure = { has: number; needs: number; per: string };

/**
 * How much of a nutrient counts for this size, and how much it needs to be a source: per portion where the pack is made
 * of single portions, else per 100 ml of a drink or 100 g of other food.
 */
export function measureOf(label: Label, variant: Variant, source: NutrientSource): Measure {
  const per100 = nutrientIn(label, source.nutrient);
  const { singlePortion, netQuantity } = variant;
  if (singlePortion) {
    const { value, unit } = singlePortion;
    const has = Math.round(per100 * value) / 100;
    return { has, needs: source.microgramsPerPortion, per: `portion of ${value} ${unit}` };
  }
  return netQuantity.unit === 'ml'
    ? { has: per100, needs: source.microgramsPer100Ml, per: '100 ml' }
    : { has: per100, needs: source.microgramsPer100G, per: '100 g' };
}
