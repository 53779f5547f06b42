import { formatPence } from '@/lib/money/pence';
import { type Problem, problemAt } from '../../problem';
import type { DeliveryRules } from '../../schema/delivery';
import type { Discount } from '../../schema/discount';
import type { ProductFields } from '../../schema/product';
import type { Setting, Source } from '../../source';
import { leastPaymentPence } from '../../taken-off';
import { didYouMean } from '../../text/did-you-mean';
import { type Sold, tooSmallWith } from './too-small';

type Say = (field: keyof Discount, message: string, within?: readonly PropertyKey[]) => Problem;

type Beside = {
  productFiles: readonly string[];
  products: readonly Source<ProductFields>[];
  delivery: Setting<DeliveryRules> | null;
  today: string;
};

const soldOf = ({ slug, fields: { title, category, variants } }: Source<ProductFields>): Sold[] =>
  variants.map(({ label, pricePence }) => ({ slug, category, name: `${title}, ${label}`, pricePence }));

/** What a discount's fields say only together, or with the products. */
export function checkDiscounts(
  discounts: Setting<Discount[]>,
  { productFiles, products, delivery, today }: Beside,
): Problem[] {
  const sold = products.filter(({ fields }) => fields.status === 'published').flatMap(soldOf);
  const seen = new Set<string>();
  const inTurn = discounts.value.flatMap((discount, index) => {
    const problem: Say = (field, message, within = []) =>
      problemAt(discounts, [index, field, ...within], message, { field: `[${index + 1}].${field}` });
    const { code, percent, amountPence, freeDelivery, from, until } = discount;
    const problems = discount.products.flatMap((slug, place) =>
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
    if (until && until < today)
      problems.push({
        ...problem('until', `"${code}" ended on ${until}; take it out, or give it a later day.`),
        level: 'warning',
      });
    if (delivery && problems.length === 0) problems.push(...tooSmall(discount, sold, delivery.value, problem));
    return [...problems, ...givenAway(discount, problem)];
  });
  return [...inTurn, ...samples(discounts)];
}

/** Goods for nothing: never without an end, neither in number nor in worth, and not by a slip of the fingers. */
function givenAway({ code, percent, maximumPence, sample, uses }: Discount, problem: Say): Problem[] {
  if (percent !== 100 || sample) return [];
  const what = `"${code}" gives goods away to whoever types it`;
  const { total } = uses;
  if (total === undefined) return [problem('uses', `${what}; say how often, with uses: { total: … }.`)];
  if (maximumPence === undefined)
    return [problem('percent', `${what}; say up to how much for one order, with maximumPence.`)];
  const worst = formatPence(total * maximumPence);
  const says = `${what}, ${total} times up to ${formatPence(maximumPence)}, ${worst} in all. Is that what is meant?`;
  return [{ ...problem('percent', says), level: 'warning' }];
}

/** So little is left to pay that no card can be charged: the checkout refuses, and says so to somebody who did nothing wrong. */
function tooSmall(discount: Discount, sold: readonly Sold[], delivery: DeliveryRules, problem: Say): Problem[] {
  if (discount.sample) return [];
  const found = tooSmallWith(discount, sold, delivery);
  if (!found) return [];
  const list = new Intl.ListFormat('en-GB').format(found.basket.map(([quantity, name]) => `${quantity} × ${name}`));
  const says = `"${discount.code}" leaves ${formatPence(found.totalPence)} to pay for ${list}, and no card can be charged less than ${formatPence(leastPaymentPence)}: the checkout will refuse that. Say from what on it holds with minimumPence, or take off less.`;
  const field =
    discount.maximumPence !== undefined ? 'maximumPence' : discount.percent !== undefined ? 'percent' : 'code';
  return [{ ...problem(field, says), level: 'warning' }];
}

function samples(discounts: Setting<Discount[]>): Problem[] {
  const codes = discounts.value.flatMap(({ sample, code }) => (sample ? [code] : []));
  if (codes.length === 0) return [];
  const first = discounts.value.findIndex(({ sample }) => sample);
  const message = `sample data: ${new Intl.ListFormat('en-GB').format(codes)} hold in the demo and nowhere else; write the shop's own codes.`;
  return [problemAt(discounts, [first, 'sample'], message, { level: 'warning', field: 'sample' })];
}
