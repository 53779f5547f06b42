import { type Allergen, allergens, allergensNamed } from '@/lib/content/label/allergens';
import type { ProductFields } from '@/lib/content/schema/product';
import { distance } from '@/lib/content/text/did-you-mean';
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
  /** Something that is to be absent, which we don't understand or our labels don't say. */
  unknown: string | null;
};

/** What people call the allergens, besides the names that stand in lists of ingredients. */
const called: Record<string, readonly Allergen[]> = {
  ...Object.fromEntries(allergens.map((one) => [one, [one]])),
  dairy: ['milk'],
  lactose: ['milk'],
  oat: ['oats'],
  egg: ['eggs'],
  nut: ['nuts', 'peanuts'],
  nuts: ['nuts', 'peanuts'],
  peanut: ['peanuts'],
  shellfish: ['crustaceans', 'molluscs'],
  crustacean: ['crustaceans'],
  mollusc: ['molluscs'],
  sulphur: ['sulphites'],
  sulfur: ['sulphites'],
  sulphate: ['sulphites'],
  sulphates: ['sulphites'],
};
const names = Object.keys(called);
const gluten = /^(?:gluten|coeliacs?|celiacs?)$/;
const animal = /^animals?$/;

const sorted = (word: string) => [...word].toSorted().join('');
/** The same word but for a slip or two: a letter more, fewer or another, or two that changed places. */
function isNear(word: string, name: string): boolean {
  if (word.length < 4 || name.length < 4) return word === name;
  const far = distance(word, name);
  return far <= (name.length > 6 ? 2 : 1) || (far === 2 && sorted(word) === sorted(name));
}

/** Words by which something is asked to be absent, as they are typed and mistyped. */
const absent =
  /^(?:no|nor|not|non|none|without|wo|sans|free|fre|safe|less|cant|cannot|dont|doesnt|isnt|wont|never|minus|zero|0|avoid\w*|exclu\w*|except\w*|instead|alternatives?|replacements?|substitutes?|but|al+erg\w*|intol\w*|sensitivit\w*)$/;
/** 'free' that says what something costs. */
const freebie =
  /\bfree (?=(?:next day )?(?:delivery|postage|shipping|returns?|samples?|support|gifts?)\b)|(?<=\b(?:delivery|postage|shipping) )free\b/g;

const diets: [RegExp, Diet][] = [
  [/\b(?:vegan|vegans|plant ?based)\b/g, 'vegan'],
  [/\b(?:vegetarian|vegetarians|veggie|veggies)\b/g, 'vegetarian'],
  [/\b(?:gluten|coeliacs?|celiacs?)\b/g, 'gluten-free'],
];
const price =
  /(?:\b(under|below|less than|up to|at most|over|above|more than|from|and) ?)?(?:£ ?(\d[\d,]{0,6})(?:\.(\d{1,2}))?|\b(\d{1,4}) (?:pounds?|quid)\b)( off)?/i;
const notAtMost = /^(?:over|above|more than|from)$/i;
const filler =
  /\b(?:a|an|all|the|any|some|added|traces?|amount|and|or|for|from|of|to|in|with|is|are|i|im|am|me|my|your|we|have|contain|contains|containing|made|want|need|please|suitable|products?|proteins?|items?|things?|anything|something|foods?|options?|ones|people|who|that|out|cows?|goats?|sheeps?|tree)\b/g;

/** The most that something may cost, and the rest of the words; 'over £25' and '£5 off' say no such thing. */
function priceIn(query: string): { mostPence: number | null; rest: string } {
  const [said, how = '', pounds, pennies = '', inWords = '0', off] = price.exec(query) ?? [];
  if (said === undefined) return { mostPence: null, rest: query };
  const pence = Number((pounds ?? inWords).replaceAll(',', '')) * 100 + Number(pennies.padEnd(2, '0'));
  return { mostPence: notAtMost.test(how) || off ? null : pence, rest: query.replace(said, ' ') };
}

/**
 * Reads a search: what is to be absent, which diet, how dear, and the words that are left. 'dairy-free kefir' is kefir
 * without milk, not what has the word 'free' in it. As soon as one word says that something is to be absent, whatever
 * may be an allergen is taken to be meant, and where nothing is understood, no product answers: to show too little does
 * no harm.
 */
export function askedOf(query: string): Asked {
  const { mostPence, rest: unpriced } = priceIn(query);
  let rest = folded(unpriced)
    .replaceAll(/[’']/g, '')
    .replaceAll(/\bw\/o\b/g, 'without')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(freebie, ' ')
    .replaceAll(/\b(\p{L}{3,}?)s?(free|less)\b/gu, (all, what: string, how: string) =>
      names.some((one) => isNear(what, one)) || gluten.test(what) ? `${what} ${how}` : all,
    );
  const without = new Set<Allergen>();
  const asked = new Set<Diet>();
  let unknown: string | null = null;
  const words = rest.split(' ').filter(Boolean);
  if (words.some((word) => absent.test(word))) {
    for (const { allergen } of allergensNamed(rest)) without.add(allergen);
    const left = words.filter((word) => {
      if (gluten.test(word)) asked.add('gluten-free');
      if (animal.test(word)) asked.add('vegan');
      const meant = names.filter((one) => isNear(word, one)).flatMap((one) => called[one] ?? []);
      for (const allergen of meant) without.add(allergen);
      const understood = meant.length > 0 || allergensNamed(word).length > 0;
      return !(understood || absent.test(word) || gluten.test(word) || animal.test(word));
    });
    rest = left.join(' ');
    const named = without.size > 0 || asked.size > 0;
    if (!named && !diets.some(([pattern]) => rest.search(pattern) >= 0))
      unknown = rest.replaceAll(filler, ' ').replaceAll(/ +/g, ' ').trim() || query;
  }
  for (const [pattern, diet] of diets) {
    if (rest.search(pattern) < 0) continue;
    asked.add(diet);
    rest = rest.replaceAll(pattern, ' ');
  }
  const read = { without: [...without], diets: [...asked], mostPence, unknown };
  const kept = isFilter({ words: '', ...read }) ? rest.replaceAll(filler, ' ') : rest;
  return { words: kept.replaceAll(/ +/g, ' ').trim(), ...read };
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
