import { type Problem, problemAt } from '../problem';
import type { categories, Label, Nutrition, ProductFields, Variant } from '../schema/product';
import type { Source } from '../source';
import { allergensNamed, animalIn, emphasised, fromAnimals, fromKilledAnimals, withGluten } from './allergens';
import { percentNrv } from './nutrients';

type Product = Source<ProductFields>;
type Says = { path: (string | number)[]; message: string };

/** What a product says of itself, held against itself: somebody may eat by any one line of it. */
export function checkLabels(products: readonly Product[]): Problem[] {
  return products.flatMap((product) =>
    [
      ...allergensOf(product.fields),
      ...milkOf(product.fields),
      ...dietsOf(product.fields),
      ...kindOf(product.fields),
      ...nutritionOf(product.fields.label),
      ...amountsOf(product.fields.label),
      ...product.fields.variants.flatMap(sizeOf),
    ].map(({ path, message }) => problemAt(product, path, message)),
  );
}

function ingredientsOf(label: Label): { text: string; field: string; emphasis: boolean } {
  if (label.kind === 'cosmetic') return { text: label.inci, field: 'inci', emphasis: false };
  if (label.kind === 'kit') return { text: label.materials, field: 'materials', emphasis: true };
  return { text: label.ingredients, field: 'ingredients', emphasis: true };
}

const listed = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words);

function allergensOf({ label, allergens, mayContain }: ProductFields): Says[] {
  const { text, field, emphasis } = ingredientsOf(label);
  const named = allergensNamed(text);
  const found = new Set(named.map(({ allergen }) => allergen));
  const missing = [...found].filter((one) => !allergens.includes(one));
  const unfounded = allergens.filter((one) => !found.has(one));
  const both = mayContain.filter((one) => allergens.includes(one));
  const path = ['label', field];
  return [
    ...missing.map((one) => ({
      path: ['allergens'],
      message: `the ${field} name ${one}, so "allergens" must list ${one}.`,
    })),
    ...unfounded.map((one) => ({
      path: ['allergens'],
      message: `"allergens" lists ${one}, but the ${field} don't name it. If it only may be there by accident, put it under "mayContain".`,
    })),
    ...both.map((one) => ({ path: ['mayContain'], message: `it contains ${one}, so don't say that it may.` })),
    ...(emphasis
      ? [...new Set(named.filter((one) => !one.emphasised).map(({ word }) => word))].map((word) => ({
          path,
          message: `"${word}" is an allergen, so it must stand out: **${word}**.`,
        }))
      : []),
    ...(emphasis ? emphasised(text) : [])
      .filter((words) => allergensNamed(words).length === 0)
      .map((words) => ({
        path,
        message: `"${words}" stands out, but it is none of the allergens that must. Take the asterisks away.`,
      })),
  ];
}

function milkOf({ milk, allergens, label }: ProductFields): Says[] {
  const has = allergens.includes('milk');
  const path = ['milk'];
  if ((milk === 'goat' || milk === 'cow') && !has)
    return [{ path, message: `it is made of ${milk}s' milk, so "allergens" must list milk.` }];
  if (milk === 'oat' && !allergens.includes('oats'))
    return [{ path, message: 'it is made of oats, so "allergens" must list oats.' }];
  if ((milk === 'none' || milk === 'oat') && has)
    return [{ path, message: `it contains milk (see "allergens"), so "milk" cannot be ${milk}.` }];
  const { text } = ingredientsOf(label);
  const animals = { goat: /\bgoats?\b/i, cow: /\bcows?\b/i };
  const other = milk === 'goat' ? 'cow' : 'goat';
  return (milk === 'goat' || milk === 'cow') && animals[other].test(text) && !animals[milk].test(text)
    ? [{ path, message: `the ingredients speak of ${other}s' milk.` }]
    : [];
}

function dietsOf({ diets, allergens, mayContain, label, claims }: ProductFields): Says[] {
  const { text } = ingredientsOf(label);
  const among = (group: readonly string[]) => allergens.filter((one) => group.includes(one));
  const maybe = (group: readonly string[]) => [...allergens, ...mayContain].filter((one) => group.includes(one));
  const never = (diet: string, why: readonly string[]): Says[] =>
    diets.some((one) => one === diet) && why.length > 0
      ? [{ path: ['diets'], message: `it contains ${listed(why)}, or may, so it is not ${diet}.` }]
      : [];
  const animal = (killedOnly: boolean) => animalIn(text, { killedOnly }) ?? [];
  return [
    ...never('vegan', [...among(fromAnimals), ...[animal(false)].flat()]),
    ...never('vegetarian', [...among(fromKilledAnimals), ...[animal(true)].flat()]),
    ...never('dairy-free', maybe(['milk'])),
    // Oats by themselves, or wheat starch, may be free of gluten once that has been tested and approved.
    ...(claims.includes('gluten-free') ? [] : never('gluten-free', maybe(withGluten))),
    ...(diets.includes('vegan') && !diets.includes('vegetarian')
      ? [{ path: ['diets'], message: 'what is vegan is vegetarian too: list both.' }]
      : []),
    ...(diets.includes('vegan') && !diets.includes('dairy-free') && label.kind === 'food'
      ? [{ path: ['diets'], message: 'what is vegan is dairy-free too: list both.' }]
      : []),
  ];
}

const kindsOn: Record<(typeof categories)[number], readonly Label['kind'][]> = {
  'milk-kefir': ['food'],
  'water-kefir-and-cultures': ['food', 'culture'],
  skincare: ['cosmetic'],
  'supplements-and-kit': ['supplement', 'kit'],
};

function kindOf({ category, label }: ProductFields): Says[] {
  const kinds = kindsOn[category];
  if (kinds.includes(label.kind)) return [];
  return [{ path: ['label', 'kind'], message: `on the shelf ${category} stand things of the kind ${listed(kinds)}.` }];
}

/** A kilocalorie is 4.184 kJ; figures on labels are rounded, and may be out by so much. */
const energyTolerance = 0.05;
/** What fat, carbohydrate, protein, fibre, polyols and alcohol come to leaves out acids. */
const sumTolerance = 0.2;

function nutritionOf(label: Label): Says[] {
  if (label.kind !== 'food') return [];
  const { nutrition: n } = label;
  const says = (field: keyof Nutrition, message: string): Says => ({ path: ['label', 'nutrition', field], message });
  const kj = n.energyKcal * 4.184;
  const { polyols = 0, fibre = 0, alcohol = 0 } = n;
  // Retained Regulation (EU) 1169/2011, Annex XIV.
  const kcal = 9 * n.fat + 4 * (n.carbohydrate - polyols) + 2.4 * polyols + 4 * n.protein + 2 * fibre + 7 * alcohol;
  const grams = n.fat + n.carbohydrate + n.protein + n.salt + fibre + alcohol;
  return [
    ...(Math.abs(n.energyKj - kj) > Math.max(kj * energyTolerance, 4)
      ? [says('energyKj', `${n.energyKcal} kcal are ${Math.round(kj)} kJ, not ${n.energyKj}.`)]
      : []),
    ...(Math.abs(n.energyKcal - kcal) > Math.max(kcal * sumTolerance, 8)
      ? [
          says(
            'energyKcal',
            `${alcohol || fibre ? 'all that is listed comes' : 'fat, carbohydrate and protein come'} to ${Math.round(kcal)} kcal, which ${n.energyKcal} is far from.`,
          ),
        ]
      : []),
    ...(n.saturates > n.fat ? [says('saturates', `${n.saturates} g of saturates in ${n.fat} g of fat.`)] : []),
    ...(n.sugars > n.carbohydrate
      ? [says('sugars', `${n.sugars} g of sugars in ${n.carbohydrate} g of carbohydrate.`)]
      : []),
    ...(n.sugars + polyols > n.carbohydrate && n.sugars <= n.carbohydrate
      ? [says('polyols', `${n.sugars} g of sugars and ${polyols} g of polyols in ${n.carbohydrate} g of carbohydrate.`)]
      : []),
    ...(n.per === '100 g' && grams > 101 ? [says('per', `it all comes to ${grams} g in 100 g.`)] : []),
    ...n.vitamins.flatMap(({ name, amount, percentNrv: percent }, index) =>
      outOf(name, amount, percent, ['label', 'nutrition', 'vitamins', index, 'percentNrv']),
    ),
  ];
}

function amountsOf(label: Label): Says[] {
  if (label.kind !== 'supplement') return [];
  return label.amounts.flatMap(({ name, perPortion, percentNrv: percent }, index) =>
    outOf(name, perPortion, percent, ['label', 'amounts', index, 'percentNrv']),
  );
}

function outOf(name: string, amount: string, percent: number | undefined, path: Says['path']): Says[] {
  const right = percentNrv(name, amount);
  if (right === null || (percent !== undefined && Math.abs(right - percent) <= Math.max(1, right * 0.02))) return [];
  return [
    {
      path,
      message: `${amount} of ${name} are ${Math.round(right)}% of the reference value${percent === undefined ? ', which must be said' : `, not ${percent}%`}.`,
    },
  ];
}

const inUnits: Record<string, { unit: string; times: number }> = {
  ml: { unit: 'ml', times: 1 },
  cl: { unit: 'ml', times: 10 },
  litre: { unit: 'ml', times: 1000 },
  litres: { unit: 'ml', times: 1000 },
  l: { unit: 'ml', times: 1000 },
  g: { unit: 'g', times: 1 },
  kg: { unit: 'g', times: 1000 },
};

/** The words for a size: '500 ml bottle', '6 × 330 ml bottles', '60 capsules'. */
function sizeOf({ label, netQuantity, singlePortion }: Variant, index: number): Says[] {
  const [, count = '1', amount, word = ''] = /^(?:(\d+)\s*[×x]\s*)?(\d+(?:\.\d+)?)\s*(\p{L}+)/iu.exec(label) ?? [];
  if (amount === undefined) return [];
  const measure = inUnits[word.toLowerCase()] ?? { unit: 'item', times: 1 };
  const each = Number(amount) * measure.times;
  const whole = each * Number(count);
  const path = ['variants', index, 'netQuantity'];
  const has = `${netQuantity.value} ${netQuantity.unit}`;
  if (measure.unit !== netQuantity.unit && measure.unit !== 'item')
    return [{ path, message: `"${label}" is in ${measure.unit}, but the net quantity is ${has}.` }];
  if (measure.unit === netQuantity.unit && whole !== netQuantity.value)
    return [{ path, message: `"${label}" is ${whole} ${measure.unit}, but the net quantity is ${has}.` }];
  return singlePortion && singlePortion.unit === measure.unit && singlePortion.value !== each
    ? [
        {
          path: ['variants', index, 'singlePortion'],
          message: `"${label}" is made of portions of ${each} ${measure.unit}.`,
        },
      ]
    : [];
}
