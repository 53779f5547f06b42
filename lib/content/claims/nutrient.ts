import { micrograms } from '../label/nutrients';
import type { Approval } from '../schema/claims';
import type { Label, ProductFields, Variant } from '../schema/product';

type NutrientSource = NonNullable<Approval['source']>;

function nutrientIn(label: Label, nutrient: string): number {
  const vitamins = label.kind === 'food' ? label.nutrition.vitamins : [];
  const named = vitamins.find(({ name }) => name.toLowerCase() === nutrient.toLowerCase());
  return named ? (micrograms(named.name, named.amount) ?? 0) : 0;
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

export type AuthorisedClaim = { id: string; nutrient: string; says: string[]; amount: string; besides: string };

/** The authorised words that a size has earned by what is in it; the same test that the content check makes. */
export function authorisedClaims(
  { claims, label }: Pick<ProductFields, 'claims' | 'label'>,
  variant: Variant,
  approvals: readonly Approval[],
): AuthorisedClaim[] {
  return approvals.flatMap(({ id, says, source }) => {
    if (!source || !claims.includes(id)) return [];
    const { has, needs, per } = measureOf(label, variant, source);
    if (has < needs) return [];
    const percent = Math.round((has / source.referenceMicrograms) * 100);
    const amount = `${Math.floor(has)} µg in ${per.startsWith('portion') ? 'a ' : ''}${per}, ${percent}% of the nutrient reference value for a day.`;
    return [{ id, nutrient: source.nutrient, says, amount, besides: source.besides }];
  });
}
