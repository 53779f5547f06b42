import { type Allergen, allergens } from '@/lib/content/label/allergens';
import type { ProductFields } from '@/lib/content/schema/product';
import { folded } from './health-words';

type Diet = ProductFields['diets'][number];

/** What somebody asked for in a line of words. */
export type Asked = {
  /** What is left to look for. */
  words: string;
  without: Allergen[];
  diets: Diet[];
  /** At most this much for the smallest size. */
  mostPence: number | null;
  /** Something that is to be absent, of which our labels don't say whether it is. */
  unknown: string | null;
};

/** What people call the allergens, besides their own names. */
const called: Record<string, readonly Allergen[]> = {
  ...Object.fromEntries(allergens.map((one) => [one, [one]])),
  dairy: ['milk'],
  lactose: ['milk'],
  casein: ['milk'],
  whey: ['milk'],
  oat: ['oats'],
  egg: ['eggs'],
  nut: ['nuts', 'peanuts'],
  nuts: ['nuts', 'peanuts'],
  'tree nut': ['nuts'],
  'tree nuts': ['nuts'],
  peanut: ['peanuts'],
  soy: ['soya'],
  soybean: ['soya'],
  shellfish: ['crustaceans', 'molluscs'],
  crustacean: ['crustaceans'],
  mollusc: ['molluscs'],
  sulphite: ['sulphites'],
  sulfite: ['sulphites'],
  sulfites: ['sulphites'],
};
const gluten = ['gluten', 'coeliac', 'celiac'];
const animal = ['animal', 'animals', 'animal products'];
/** Often asked to be absent, and on no label of ours as absent. */
const unsaid = [
  'sugar',
  'sugars',
  'alcohol',
  'caffeine',
  'salt',
  'fat',
  'additives',
  'preservatives',
  'yeast',
  'histamine',
  'palm oil',
  'carbs',
];

const longestFirst = (names: readonly string[]) => names.toSorted((a, b) => b.length - a.length).join('|');
const name = `(?:${longestFirst([...Object.keys(called), ...gluten, ...animal, ...unsaid])})`;
const several = `${name}(?: (?:or|and|nor) (?:any )?${name}| ${name})*`;
const unwell = /(?:allerg(?:y|ies|ic)|intoleran(?:t|ce))/.source;
/** Ways of saying that something is to be absent; each holds the names of what. */
const absent = [
  `(?:free|safe) (?:of|from|for) (?:any )?(${several})`,
  `${unwell} to (${several})`,
  `(?:no|non|not|without|minus|zero|avoid|avoiding|excluding|except|exclude) (?:any )?(${several})`,
  `(${several}) ?(?:free|less|${unwell})`,
].map((pattern) => new RegExp(`\\b${pattern}\\b`, 'g'));

const diets: [RegExp, Diet][] = [
  [/\b(?:vegan|vegans|plant ?based)\b/g, 'vegan'],
  [/\b(?:vegetarian|vegetarians|veggie|veggies)\b/g, 'vegetarian'],
  [/\b(?:gluten|coeliacs?|celiacs?)\b/g, 'gluten-free'],
];
const price = /(?:\b(?:under|below|less than|up to|at most) ?)?£ ?(\d{1,4})(?:\.(\d\d))?(?!\d)/;
const filler =
  /\b(?:a|an|the|any|some|and|or|for|of|is|are|i|am|me|with|your|products?|items?|things?|foods?|options?|ones|people)\b/g;

/**
 * Reads a search: what is to be absent, which diet, how dear, and the words that are left. 'dairy-free kefir' is kefir
 * without milk, not what has the word 'free' in it.
 */
export function askedOf(query: string): Asked {
  const [sum = '', pounds = '', pennies = '0'] = price.exec(query) ?? [];
  let rest = ` ${folded(query.replace(sum, ' '))} `.replaceAll(/[’']/g, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  const without = new Set<Allergen>();
  const asked = new Set<Diet>();
  let unknown: string | null = null;
  for (const pattern of absent) {
    rest = rest.replace(pattern, (_all, names: string) => {
      for (const one of names.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []) {
        for (const allergen of called[one] ?? []) without.add(allergen);
        if (gluten.includes(one)) asked.add('gluten-free');
        else if (animal.includes(one)) asked.add('vegan');
        else if (!called[one]) unknown = one;
      }
      return ' ';
    });
  }
  for (const [pattern, diet] of diets) {
    if (rest.search(pattern) < 0) continue;
    asked.add(diet);
    rest = rest.replaceAll(pattern, ' ');
  }
  const read = {
    without: [...without],
    diets: [...asked],
    mostPence: sum ? Number(pounds) * 100 + Number(pennies) : null,
    unknown,
  };
  const words = isFilter({ words: '', ...read }) ? rest.replaceAll(filler, ' ') : rest;
  return { words: words.replaceAll(/ +/g, ' ').trim(), ...read };
}

/** Whether anything but words was asked for. */
export const isFilter = ({ without, diets: wanted, mostPence, unknown }: Asked): boolean =>
  without.length > 0 || wanted.length > 0 || mostPence !== null || unknown !== null;

/** Whether a product may be shown to somebody who asked for this; what may be in it by accident counts as in it. */
export function answers(product: ProductFields, { without, diets: wanted, mostPence, unknown }: Asked): boolean {
  return (
    unknown === null &&
    without.every((one) => isWithout(product, one)) &&
    wanted.every((diet) => product.diets.includes(diet)) &&
    (mostPence === null || product.variants.some(({ pricePence }) => pricePence <= mostPence))
  );
}

export const isWithout = ({ allergens: has, mayContain }: ProductFields, one: Allergen): boolean =>
  !has.includes(one) && !mayContain.includes(one);
