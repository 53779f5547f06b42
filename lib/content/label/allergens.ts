/**
 * The fourteen allergens that a label must name (retained Regulation (EU) 1169/2011, Annex II), cereals with gluten by
 * their own names, and the words that mean them in a list of ingredients or of INCI names.
 */
const plants = '\\b(?:oat|coconut|almond|soya|soy|rice|hemp|cashew|hazelnut|pea)';
const butters = '\\b(?:avocado|kokum|murumuru|body|shea|cocoa|cacao|mango|nut|peanut|almond|apple|parkii|seed|kernel)';

const words = {
  celery: 'celery|celeriac|apium graveolens',
  wheat:
    'wheat|wholewheat|wheatgerm|breadcrumbs?|bread|seitan|einkorn|triticale|gluten|spelt|kamut|durum|semolina|bulgh?ur|couscous|farro|freekeh|triticum',
  rye: 'rye|secale',
  barley: 'barley|malt(?:ed)?|hordeum',
  oats: 'oats?|oatmeal|oatbran|avena',
  crustaceans: 'crustaceans?|prawns?|scampi|krill|crabs?(?! apple)|lobsters?|shrimps?|crayfish|langoustines?',
  eggs: 'eggs?(?! (?:cups?|timers?|whisks?|boxes))|eggwhite|albumen|ovalbumin|albumin|lysozyme|mayonnaise|ovum|E1105',
  fish: 'fish(?! (?:slices?|kettles?))|herrings?|trout|roe|piscum iecur|anchov(?:y|ies)|cod|haddock|salmon|tuna|sardines?|mackerel|isinglass',
  lupin: 'lupins?|lupine|lupinus',
  milk: `(?<!${plants}[- ])milks?(?! (?:thistle|bags?|jugs?|pans?|bottles?|frothers?|churns?|strainers?))|(?<!${butters} )butter(?! muslin)|milkfat|butterfat|feta|mozzarella|cheddar|ricotta|quark|skyr|cr[eè]me|mascarpone|lactalbumin|lac|lactis|butyrum|buttermilk|cheeses?(?! (?:cloths?|boards?|knife|knives|moulds?|press))|(?<!${plants} )creams?(?! (?:of tartar|jugs?|whippers?))|whey|casein|caseinates?|lactose|yogh?urts?|ghee|curds?`,
  molluscs:
    'molluscs?|mussels?|oysters?(?! mushroom)|calamari|cockles?|cuttlefish|conchiolin|squid|octopus|snails?|clams?|scallops?|whelks?',
  mustard: 'mustard|sinapis|brassica (?:nigra|alba|juncea)',
  nuts: 'almonds?|hazelnuts?|walnuts?|cashews?|pecans?|pistachios?|macadamias?|(?<!(?:pine|tiger|ground|shea|kola) )nuts?(?! (?:milk )?(?:bags?|crackers?|bowls?))|prunus (?:amygdalus|dulcis)|amygdalus|anacardium|pistacia|carya|bertholletia|juglans|corylus',
  peanuts: 'peanuts?|groundnuts?|ground nuts?|arachis',
  sesame: 'sesame|sesamum|tahini',
  soya: 'soya|soy|soybeans?|soyabeans?|soja|shoyu|tamari|tofu|tempeh|edamame|miso|glycine (?:max|soja)',
  sulphites: 'sul(?:ph|f)ites?|sul(?:ph|f)ur dioxide|(?:meta?)?bisul(?:ph|f)ites?|SO2|E[ -]?22[0-8]',
} as const;

export type Allergen = keyof typeof words;
const isAllergen = (name: string): name is Allergen => name in words;
export const allergens = Object.keys(words).filter(isAllergen);

/** Cereals with gluten. */
export const withGluten: readonly Allergen[] = ['wheat', 'rye', 'barley', 'oats'];
/** What comes from an animal, so that no vegan eats it. */
export const fromAnimals: readonly Allergen[] = ['milk', 'eggs', 'fish', 'crustaceans', 'molluscs'];
/** What comes from a killed animal, so that no vegetarian eats it. */
export const fromKilledAnimals: readonly Allergen[] = ['fish', 'crustaceans', 'molluscs'];

const animal = 'honey|mel|E901|E904|keratin|cera flava|royal jelly|propolis|beeswax|cera alba|lanolin|shellac';
const killed =
  '(?:sodium )?(?:tallowate|lardate)|E120|CI 75470|suet|pepsin|chicken|beef|pork|bacon|broth|gelatine?|collagen|carmine|cochineal|lard|tallow|(?<!(?:vegetarian|microbial) )rennet|isinglass';
const inText = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');

/** What an ingredient of animals is called in this text, or null. */
export const animalIn = (text: string, { killedOnly }: { killedOnly: boolean }): string | null =>
  text.match(inText(killedOnly ? killed : `${animal}|${killed}`))?.[0] ?? null;

/** A word for an allergen, and whether it stands between double asterisks. */
export type Named = { allergen: Allergen; word: string; emphasised: boolean };

/** Every word in a list of ingredients that means an allergen, in the order of the allergens. */
export function allergensNamed(ingredients: string): Named[] {
  const stretches = ingredients.split('**').map((text, at) => ({ text, emphasised: at % 2 === 1 }));
  const plain = stretches.map(({ text }) => text).join('');
  const inEmphasis = (from: number) => {
    let at = 0;
    return stretches.some(({ text, emphasised }) => {
      const inside = from >= at && from < at + text.length;
      at += text.length;
      return inside && emphasised;
    });
  };
  return allergens.flatMap((allergen) =>
    [...plain.matchAll(inText(words[allergen]))].map((found) => ({
      allergen,
      word: found[0],
      emphasised: inEmphasis(found.index),
    })),
  );
}

/** What stands between double asterisks. */
export const emphasised = (ingredients: string): string[] =>
  ingredients.split('**').filter((_text, at) => at % 2 === 1);
