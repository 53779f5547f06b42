import { didYouMean } from '../did-you-mean';
import { type Problem, problemAt } from '../problem';
import type { Discount } from '../schema/discount';
import type { Setting } from '../source';

/** What a discount's fields say only together, or with the products. */
export function checkDiscounts(discounts: Setting<Discount[]>, productFiles: readonly string[]): Problem[] {
  const seen = new Set<string>();
  return discounts.value.flatMap((discount, index) => {
    const problem = (field: keyof Discount, message: string, within: readonly PropertyKey[] = []) =>
      problemAt(discounts, [index, field, ...within], message, { field: `[${index + 1}].${field}` });
    const { code, percent, amountPence, freeDelivery, from, until, products } = discount;
    const problems = products.flatMap((slug, place) =>
      productFiles.includes(slug)
        ? []
        : problem('products', `product "${slug}" is not a file in content/products.${didYouMean(slug, productFiles)}`, [
            place,
          ]),
    );
    if (seen.has(code)) problems.push(problem('code', `"${code}" is used twice; keep one of the two.`));
    seen.add(code);
    if (percent !== undefined && amountPence !== undefined)
      problems.push(problem('amountPence', 'stands beside percent; a code takes off one or the other.'));
    if (percent === undefined && amountPence === undefined && !freeDelivery)
      problems.push(
        problem('code', `"${code}" takes nothing off; give it percent, amountPence or freeDelivery: true.`),
      );
    if (from && until && until < from)
      problems.push(problem('until', `must not be before from (${from}); found "${until}".`));
    return problems;
  });
}
