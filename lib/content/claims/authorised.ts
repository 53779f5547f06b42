import type { Approval } from '../schema/claims';
import type { ProductFields, Variant } from '../schema/product';
import { measureOf } from './nutrient';

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
