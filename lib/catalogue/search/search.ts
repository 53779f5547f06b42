import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Article, Content, Faq, Page, Product } from '@/lib/content/graph';
import { plainText } from '@/lib/content/text/markdown';
import { type Asked, answers, askedOf, isFilter } from './asked';
import { folded, healthFinder } from './health-words';

const kinds = ['product', 'article', 'page', 'question'] as const;
type Kind = (typeof kinds)[number];

export type SearchAnswer = {
  products: string[];
  articles: string[];
  pages: string[];
  questions: string[];
  asked: Asked;
  /** Set where nothing has all of the words, so that what has some of them is shown. */
  loosened: boolean;
  /** About an illness, or in words that no food may be sold by: products are not offered in answer. */
  about: 'goods' | 'health' | 'claim';
};

type Entry = { id: string; kind: Kind; slug: string; title: string; summary: string; facts: string; words: string };
type Searched = Pick<Content, 'products' | 'articles' | 'pages' | 'faqs' | 'claims'>;

const plain = (text: string) => text.replaceAll('**', '');

function factsOf({ category, milk, allergens, diets, variants, label }: Product): string[] {
  const said = Object.values(label).filter((value) => typeof value === 'string');
  return [category, milk, ...allergens, ...diets, ...variants.flatMap((one) => [one.label, one.sku]), ...said];
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
  page: ({ slug, title, summary, body }: Page): Entry => ({
    id: `page:${slug}`,
    kind: 'page',
    slug,
    title,
    summary,
    facts: '',
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
const exact: SearchOptions = { combineWith: 'AND', prefix: (term) => term.length > 2, fuzzy: false };
/** In a long text some word is always near to what was typed. */
const short = ['title', 'summary', 'facts'];
const misspelt: SearchOptions = { ...exact, fields: short, fuzzy: (term) => (term.length > 3 ? 0.2 : 0) };
const loose: SearchOptions = { ...misspelt, combineWith: 'OR' };

/**
 * A typo-tolerant index over products, articles, pages of help and questions. All words are looked for, and some of them
 * only where nothing has all. An illness, or what people call its signs, finds no product: products may not be offered
 * against one (CAP Code 12 and 15). What is asked to be absent is a filter, never a word to find.
 */
export function searchIndex({ products, articles, pages, faqs, claims }: Searched) {
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
    ...pages.map(entryOf.page),
    ...faqs.map(entryOf.question),
  ]);
  // A word that the shop itself uses, such as 'cancel', is no slip.
  const isOurs = (term: string) => index.search(term, { ...exact, prefix: false }).length > 0;
  const isIllness = healthFinder(claims.A.words, (term) => term.length > 5 && !isOurs(term));
  const isSymptom = healthFinder(claims.symptoms, () => false);
  const isClaim = healthFinder(claims.C.words, () => false);
  const strictly = (words: string) =>
    [exact, misspelt].map((options) => index.search(words, options)).find(({ length }) => length > 0);
  const everything = products.map(({ slug }) => slug);

  return (query: string): SearchAnswer => {
    const asked = askedOf(query);
    const { words } = asked;
    const about = isIllness(words) || isSymptom(words) ? 'health' : isClaim(words) ? 'claim' : 'goods';
    const strict = strictly(words);
    const found = strict ?? index.search(words, loose);
    const of = (kind: Kind, results: typeof found) =>
      results.filter((one) => one.kind === kind).map(({ slug }) => String(slug));
    // Beside a filter, words that nothing has all of are left aside rather than loosened.
    const inOrder = !isFilter(asked) ? of('product', found) : strict ? of('product', strict) : everything;
    const shown = new Set(products.filter((product) => answers(product, asked)).map(({ slug }) => slug));
    // Help is looked for by every word, also by those that were taken for a filter.
    const help = isFilter(asked) ? (strictly(query) ?? index.search(query, loose)) : found;
    return {
      products: about === 'goods' ? inOrder.filter((slug) => shown.has(slug)) : [],
      articles: of('article', help),
      pages: of('page', help),
      questions: of('question', help),
      asked,
      loosened: !isFilter(asked) && !strict && found.length > 0,
      about,
    };
  };
}
