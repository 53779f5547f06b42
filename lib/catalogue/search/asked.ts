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
  seafood: ['crustaceans', 'fish', 'molluscs'],
  crustacean: ['crustaceans'],
  mollusc: ['molluscs'],
  sulphur: ['sulphites'],
  sulfur: ['sulphites'],
  sulphate: ['sulphites'],
  sulphates: ['sulphites'],
};
const names = Object.keys(called);
export const isAllergenName = (word: string): boolean => names.includes(word);
const gluten = /^(?:gluten|coeliac|celiac)$/;
const animal = /^animals?$/;

const sorted = (word: string) => [...word].toSorted().join('');
/** The same word but for a slip or two: a letter more, fewer or another, or two that changed places. */
function isNear(word: string, name: string): boolean {
  if (word.length < 4 || name.length < 4) return word === name;
  const far = distance(word, name);
  return far <= (name.length > 6 ? 2 : 1) || (far === 2 && sorted(word) === sorted(name));
}

/** Words of diets, which people spell in many ways. */
const dietary = ['vegan', 'vegetarian', 'gluten', 'coeliac', 'celiac', 'dairy'];
const spelt = (word: string) => dietary.find((one) => word.length > 4 && isNear(word, one)) ?? word;

/** Words by which something is asked to be absent, as they are typed and mistyped: they stand before it … */
const before =
  /^(?:no|nor|not|non|none|without|wo|sans|cant|cannot|dont|doesnt|isnt|wont|never|minus|zero|0|avoid\w*|exclu\w*|except\w*|instead|but|low|lower|lowest|reduced)$/;
/** … or behind it, unless 'from', 'of' or 'to' turns them round. */
const behind = /^(?:free|fre|safe|less|alternatives?|replacements?|substitutes?|al+erg\w*|intol\w*|sensitivit\w*)$/;
const turning = /^(?:from|of|to|for|with)$/;
const isAbsence = (word: string) => before.test(word) || behind.test(word);
const joining = /^(?:and|or|nor)$/;
/** What ends that which is to be absent: 'without milk for breakfast', 'no milk kefir'. */
const ending =
  /^(?:for|with|in|that|which|please|kefirs?|drinks?|soaps?|lotions?|balms?|creams?|bath|capsules?|grains?|crystals?|kits?|jars?|bottles?|food|foods|products?|skincare)$/;
/** 'free' that says what something costs. */
const freebie =
  /\bfree (?=(?:next day )?(?:delivery|postage|shipping|returns?|samples?|support|gifts?)\b)|(?<=\b(?:delivery|postage|shipping) )free\b/g;

const diets: [RegExp, Diet][] = [
  [/\b(?:vegan|plant ?based)\b/g, 'vegan'],
  [/\b(?:vegetarian|veggies?)\b/g, 'vegetarian'],
  [/\b(?:gluten|coeliac|celiac)\b/g, 'gluten-free'],
];
const price =
  /(?:\b(under|below|less than|up to|at most|over|above|more than|from|and) ?)?(?:£ ?(\d[\d,]{0,6})(?:\.(\d{1,2}))?|\b(\d{1,4}) (?:pounds?|quid)\b)( off)?/i;
const notAtMost = /^(?:over|above|more than|from)$/i;
const filler =
  /\b(?:a|an|all|it|its|dioxide|ground|the|any|some|added|traces?|amount|and|or|for|from|of|to|in|with|is|are|i|im|am|me|my|your|we|have|contain|contains|containing|made|want|need|please|suitable|products?|proteins?|items?|things?|anything|something|foods?|friendly|diets?|disease|sufferers?|person|options?|ones|people|who|that|out|cows?|goats?|sheeps?|tree)\b/g;

/** The most that something may cost, and the rest of the words; 'over £25' and '£5 off' say no such thing. */
function priceIn(query: string): { mostPence: number | null; rest: string } {
  const [said, how = '', pounds, pennies = '', inWords = '0', off] = price.exec(query) ?? [];
  if (said === undefined) return { mostPence: null, rest: query };
  const pence = Number((pounds ?? inWords).replaceAll(',', '')) * 100 + Number(pennies.padEnd(2, '0'));
  return { mostPence: notAtMost.test(how) || off ? null : pence, rest: query.replace(said, ' ') };
}

/** One word for one thing, without marks, and what is to be absent by itself: 'dairyfree' is 'dairy free'. */
function wordsOf(query: string): string[] {
  return folded(query)
    .replaceAll(/[’'‘`´]/g, '')
    .replaceAll(/\bw\/o\b/g, 'without')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b(?:sensitive|reacts?|reacting) to\b/g, 'without')
    .replaceAll(/\blow(?:er|est)? (?=price|cost)/g, '')
    .replaceAll(freebie, ' ')
    .replaceAll(/\b(non|no)(\p{L}{3,})\b/gu, (all, how: string, what: string) =>
      isMeant(what) ? `${how} ${what}` : all,
    )
    .replaceAll(/\b(\p{L}{3,}?)s?(free|less)\b/gu, (all, what: string, how: string) =>
      isMeant(what) ? `${what} ${how}` : all,
    )
    .split(' ')
    .filter(Boolean)
    .map(spelt);
}

const isMeant = (word: string) => names.some((one) => isNear(word, one)) || gluten.test(spelt(word));

/** The allergens that a word may mean, slips included. */
const meantBy = (word: string): Allergen[] => [
  ...names.filter((one) => isNear(word, one)).flatMap((one) => called[one] ?? []),
  ...allergensNamed(word).map(({ allergen }) => allergen),
];

/** Where each word stands to what is to be absent: within it, or outside. */
function withinAbsence(words: readonly string[]): boolean[] {
  const within = words.map(() => false);
  for (const [at, word] of words.entries()) {
    const turned = behind.test(word) && turning.test(words[at + 1] ?? '');
    if (before.test(word) || turned)
      for (let on = at + (turned ? 2 : 1); on < words.length && !ending.test(words[on] ?? ''); on++) within[on] = true;
    else if (behind.test(word))
      for (let on = at - 1; on >= 0 && !ending.test(words[on] ?? ''); on--) {
        within[on] = true;
        if (!joining.test(words[on] ?? '') && !joining.test(words[on - 1] ?? '')) break;
      }
  }
  return within;
}

/**
 * Reads a search: what is to be absent, which diet, how dear, and the words that are left. 'dairy-free kefir' is kefir
 * without milk, not what has the word 'free' in it. As soon as one word says that something is to be absent, whatever
 * may be an allergen is taken to be meant, and where something of it is not understood, no product answers: to show too
 * little does no harm.
 */
export function askedOf(query: string): Asked {
  const { mostPence, rest: unpriced } = priceIn(query);
  const words = wordsOf(unpriced);
  let rest = words.join(' ');
  const without = new Set<Allergen>();
  const asked = new Set<Diet>();
  let unknown: string | null = null;
  const understood = (word: string) =>
    meantBy(word).length > 0 || isAbsence(word) || gluten.test(word) || animal.test(word);
  const isNamed = words.some((word) => gluten.test(word) || animal.test(word) || meantBy(word).length > 0);
  // 'Is it safe for babies?' asks for nothing to be absent.
  if (words.some((word) => isAbsence(word) && (isNamed || word !== 'safe'))) {
    for (const { allergen } of allergensNamed(rest)) without.add(allergen);
    for (const word of words) {
      if (gluten.test(word)) asked.add('gluten-free');
      if (animal.test(word)) asked.add('vegan');
      for (const allergen of meantBy(word)) without.add(allergen);
    }
    const absent = withinAbsence(words);
    const left = words.filter((word) => !understood(word));
    rest = left.join(' ');
    const named = without.size > 0 || asked.size > 0 || diets.some(([pattern]) => rest.search(pattern) >= 0);
    const strange = named ? words.filter((word, at) => absent[at] && !understood(word)) : left;
    unknown = meaningOf(strange.join(' ').replaceAll(namesOfDiets, ' ')) || (named ? null : query);
  }
  for (const [pattern, diet] of diets) {
    if (rest.search(pattern) < 0) continue;
    asked.add(diet);
    rest = rest.replaceAll(pattern, ' ');
  }
  const read = { without: [...without], diets: [...asked], mostPence, unknown };
  return { words: isFilter({ words: '', ...read }) ? meaningOf(rest) : rest.trim(), ...read };
}

const namesOfDiets = /\b(?:vegan|vegetarian|veggies?|plant ?based)\b/g;
const meaningOf = (text: string) => text.replaceAll(filler, ' ').replaceAll(/ +/g, ' ').trim();

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
