import MiniSearch, { type SearchOptions } from 'minisearch';
import { phrasesOf } from '@/lib/content/claims/phrase';
import type { Article, Content, Faq, Page, Product } from '@/lib/content/graph';
import { plainText } from '@/lib/content/text/markdown';
import { type Asked, answers, askedOf, isAllergenName, isFilter } from './asked';
import { folded, healthFinder } from './health-words';

const kinds = ['product', 'article', 'page', 'question'] as const;
type Kind = (typeof kinds)[number];

export type SearchAnswer = {
  products: string[];
  articles: string[];
  pages: string[];
  questions: string[];
  asked: Asked;
  /** Set where nothing has all of the words, so that what has some of them is shown or, beside a filter, what passes it. */
  loosened: boolean;
  /** About an illness, or in words that no food may be sold by: products are not offered in answer. */
  about: 'goods' | 'health' | 'claim';
};

type Entry = { id: string; kind: Kind; slug: string; title: string; summary: string; facts: string; words: string };
type Searched = Pick<Content, 'products' | 'articles' | 'pages' | 'faqs' | 'claims' | 'delivery'>;

const plain = (text: string) => text.replaceAll('**', '');

/** 'GMK-500' and '500 ml', typed in one piece. */
const compact = (text: string) => text.replaceAll(/[\s-]+/g, '');

function factsOf({ category, milk, allergens, variants, label }: Product): string[] {
  const said = Object.values(label).filter((value) => typeof value === 'string');
  const sizes = variants.flatMap(({ label: size, sku, gtin, netQuantity: { value, unit } }) => [
    size,
    sku,
    compact(sku),
    gtin ?? '',
    `${value}${unit}`,
    ...(unit === 'ml' && value >= 1000 ? [`${value / 1000}l`, `${value / 1000} litre`] : []),
  ]);
  // Diets are a filter: 'dairy' is not to find what is dairy-free.
  return [category, milk, ...allergens, ...(allergens.includes('milk') ? ['dairy'] : []), ...sizes, ...said];
}

/** What a question has besides what it asks about. */
const small = new Set(
  'a an and any are as at be can could did do does for from had has have how i if in is it its me much my of on or our should tell that the there these they this to us was we what when where which who why will with would you your'.split(
    ' ',
  ),
);
/** The words that a question is about; the whole of it where it has no others. */
function mattering(words: string): string {
  const left = words.split(/\s+/).filter((word) => !small.has(folded(word.replaceAll(/[^\p{L}\p{N}]/gu, ''))));
  return left.length > 0 ? left.join(' ') : words;
}

const entryOf = {
  product: (product: Product): Entry => ({
    id: `product:${product.slug}`,
    kind: 'product',
    slug: product.slug,
    title: product.title,
    summary: product.summary,
    facts: plain(factsOf(product).join(' ')),
    words: [
      ...product.howToUse,
      ...product.questions.flatMap(({ question, answer }) => [question, answer]),
      plainText(product.body.tree),
    ].join(' '),
  }),
  article: ({ slug, title, summary, standfirst, condition = '', body }: Article): Entry => ({
    id: `article:${slug}`,
    kind: 'article',
    slug,
    title,
    summary,
    facts: `${standfirst} ${condition}`,
    words: plainText(body.tree),
  }),
  page: ({ slug, title, summary, body }: Page, places: string): Entry => ({
    id: `page:${slug}`,
    kind: 'page',
    slug,
    title,
    summary,
    facts: slug === 'delivery-and-returns' ? places : '',
    words: plainText(body.tree),
  }),
  question: ({ slug, question, topic, body }: Faq): Entry => ({
    id: `question:${slug}`,
    kind: 'question',
    slug,
    title: question,
    summary: topic,
    facts: '',
    words: plainText(body.tree),
  }),
};

/** From strict to loose; the first that finds something answers. */
const exact: SearchOptions = {
  combineWith: 'AND',
  // 'nut' is not to find 'nutrition'.
  prefix: (term) => term.length > 2 && !isAllergenName(term),
  fuzzy: false,
};
/** In a long text some word is always near to what was typed. */
const short = ['title', 'summary', 'facts'];
const misspelt: SearchOptions = { ...exact, fields: short, fuzzy: (term) => (term.length > 3 ? 0.2 : 0) };
const nearTitle: SearchOptions = { fields: ['title'], prefix: false, fuzzy: 0.35 };
const loose: SearchOptions = { ...misspelt, combineWith: 'OR' };

/**
 * A typo-tolerant index over products, articles, pages of help and questions. All words are looked for, and some of them
 * only where nothing has all. An illness, or what people call its signs, finds no product: products may not be offered
 * against one (CAP Code 12 and 15). What is asked to be absent is a filter, never a word to find.
 */
export function searchIndex({ products, articles, pages, faqs, claims, delivery }: Searched) {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'summary', 'facts', 'words'],
    storeFields: ['kind', 'slug'],
    processTerm: (term) => (term.length > 1 ? folded(term) : null),
    searchOptions: {
      boost: { title: 6, summary: 2, facts: 2, words: 0.5 },
      // What stands first on the shelf is what most people mean.
      boostDocument: (id) => 1 + 1 / (2 + (places.get(String(id)) ?? products.length)),
    },
  });
  const places = new Map(products.map(({ slug }, place) => [`product:${slug}`, place]));
  index.addAll([
    ...products.map(entryOf.product),
    ...articles.map(entryOf.article),
    ...pages.map((page) => entryOf.page(page, delivery.zones.map(({ name }) => name).join(', '))),
    ...faqs.map(entryOf.question),
  ]);
  // A word that the shop itself uses, such as 'cancel', is no slip.
  const isOurs = (term: string) => index.search(term, { ...exact, prefix: false }).length > 0;
  const isIllness = healthFinder(claims.A.words, (term) => term.length > 5 && !isOurs(term));
  const signs = phrasesOf(claims.lists).finder([...claims.A.words, ...claims.symptoms, ...claims.lists.signs]);
  const isClaim = healthFinder(claims.C.words, () => false);
  const strictly = (words: string) =>
    [exact, misspelt].map((options) => index.search(words, options)).find(({ length }) => length > 0);
  const everything = products.map(({ slug }) => slug);

  return (query: string): SearchAnswer => {
    const asked = askedOf(query);
    const words = mattering(asked.words);
    const said = signs(folded(asked.words)).map(({ text }) => text);
    const about = said.length > 0 || isIllness(asked.words) ? 'health' : isClaim(words) ? 'claim' : 'goods';
    const strict = strictly(words);
    const found = strict ?? index.search(words, loose);
    const of = (kind: Kind, results: typeof found) =>
      results.filter((one) => one.kind === kind).map(({ slug }) => String(slug));
    // Beside a filter, words that nothing has all of are left aside rather than loosened.
    const inOrder = !isFilter(asked) ? of('product', found) : strict ? of('product', strict) : everything;
    const shown = new Set(products.filter((product) => answers(product, asked)).map(({ slug }) => slug));
    // Help is looked for by every word, also by those that were taken for a filter.
    const asTyped = isFilter(asked) ? (strictly(mattering(query)) ?? index.search(mattering(query), loose)) : found;
    // What is said of health is answered by its own name, and no question or page by one that only sounds like it.
    const named = said.length > 0 ? index.search(said.join(' '), { ...exact, combineWith: 'OR' }) : asTyped;
    const help =
      named.length > 0 ? named : index.search(said.join(' '), nearTitle).filter(({ kind }) => kind === 'article');
    return {
      products: about === 'goods' ? inOrder.filter((slug) => shown.has(slug)) : [],
      articles: of('article', help),
      pages: of('page', help),
      questions: of('question', help),
      asked,
      loosened: !strict && words !== '' && (isFilter(asked) ? shown.size > 0 : found.length > 0),
      about,
    };
  };
}
