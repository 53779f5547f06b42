import { z } from 'zod';
import { allergens } from '@/lib/content/label/allergens';
import type { ProductFields } from '@/lib/content/schema/product';
import { categories } from '@/lib/content/schema/product';
import { oneLine } from '@/lib/text/line';
import { isWithout } from './search/asked';

const blank = z.literal('').transform(() => undefined);
const optional = <Choice extends z.ZodType>(choice: Choice) => z.union([blank, choice]).optional().catch(undefined);

/** What a shopper asks of the shelves, read from the address. Anything unknown counts as not asked. */
export const findSchema = z.object({
  q: z
    .string()
    .transform((typed) => oneLine(typed).slice(0, 80).trim())
    .catch('')
    .default(''),
  category: optional(z.enum(categories)),
  milk: optional(z.enum(['goat', 'cow', 'oat', 'none'])),
  without: optional(z.enum(allergens)),
  diet: optional(z.enum(['vegetarian', 'vegan', 'gluten-free', 'dairy-free'])),
  under: optional(z.enum(['500', '1000', '2500'])),
  sort: optional(z.enum(['price-up', 'price-down', 'name'])),
});

export type Find = z.infer<typeof findSchema>;

/** Whether anything but words is asked for. */
export const isFiltered = ({ q: _q, sort: _sort, ...filters }: Find): boolean =>
  Object.values(filters).some((chosen) => chosen !== undefined);

export const filterChoices = {
  milk: [
    { value: 'goat', label: 'Goats’ milk' },
    { value: 'cow', label: 'Cows’ milk' },
    { value: 'oat', label: 'Oat' },
    { value: 'none', label: 'No milk' },
  ],
  without: [
    { value: 'milk', label: 'No milk in it' },
    { value: 'oats', label: 'No oats in it' },
    { value: 'nuts', label: 'No nuts in it' },
  ],
  diet: [
    { value: 'vegetarian', label: 'Vegetarian' },
    { value: 'vegan', label: 'Vegan' },
    { value: 'gluten-free', label: 'Gluten-free' },
    { value: 'dairy-free', label: 'Dairy-free' },
  ],
  under: [
    { value: '500', label: 'Under £5' },
    { value: '1000', label: 'Under £10' },
    { value: '2500', label: 'Under £25' },
  ],
};

export const sortChoices = [
  { value: 'price-up', label: 'Price, low first' },
  { value: 'price-down', label: 'Price, high first' },
  { value: 'name', label: 'Name, A to Z' },
];

const fromPence = (product: ProductFields) => Math.min(...product.variants.map(({ pricePence }) => pricePence));
const collator = new Intl.Collator('en-GB');

const orders = {
  'price-up': (a: ProductFields, b: ProductFields) => fromPence(a) - fromPence(b),
  'price-down': (a: ProductFields, b: ProductFields) => fromPence(b) - fromPence(a),
  name: (a: ProductFields, b: ProductFields) => collator.compare(a.title, b.title),
};

/** The products that answer a find, in its order; without one, in the order they came in. */
export function filterProducts<Product extends ProductFields>(products: readonly Product[], find: Find): Product[] {
  const kept = products.filter(
    (product) =>
      (!find.category || product.category === find.category) &&
      (!find.milk || (product.milk === find.milk && (find.milk !== 'none' || isWithout(product, 'milk')))) &&
      (!find.without || isWithout(product, find.without)) &&
      (find.without !== 'nuts' || isWithout(product, 'peanuts')) &&
      (!find.diet || product.diets.includes(find.diet)) &&
      (!find.under || fromPence(product) < Number(find.under)),
  );
  return find.sort ? kept.toSorted(orders[find.sort]) : kept;
}
