import { allergensNamed } from '../label/allergens';
import { type Problem, problemAt } from '../problem';
import type { ArticleFields } from '../schema/article';
import type { ProductFields } from '../schema/product';
import type { Source, Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';
import { headingsOf, productsIn } from '../text/markdown';

/**
 * Products that other products and articles name: files that exist, and no drafts where the page itself is published.
 * And what a product's page says twice, or says against its own fields.
 */
export function checkProducts({ products, articles }: Sources, files: readonly string[]): Problem[] {
  const drafts = new Set(products.filter(({ fields }) => fields.status === 'draft').map(({ slug }) => slug));
  return [
    ...products.flatMap((product) => [
      ...related(product, files, drafts),
      ...views(product),
      ...warnings(product),
      ...returns(product),
      ...headings(product),
      ...taste(product),
    ]),
    ...articles.flatMap((article) => embedded(article, drafts)),
  ];
}

function related(product: Source<ProductFields>, files: readonly string[], drafts: ReadonlySet<string>): Problem[] {
  return (['related', 'bundleOf'] as const)
    .flatMap((name) => product.fields[name].map((slug, index) => ({ slug, path: [name, index] })))
    .flatMap(({ slug, path }): Problem[] => {
      if (slug === product.slug) return [problemAt(product, path, 'a product cannot be related to itself.')];
      if (!files.includes(slug)) {
        const message = `product "${slug}" is not a file in content/products.${didYouMean(slug, files)}`;
        return [problemAt(product, path, message)];
      }
      return drafts.has(slug)
        ? [problemAt(product, path, `product "${slug}" is a draft, so nobody sees it yet.`, { level: 'warning' })]
        : [];
    });
}

function views(product: Source<ProductFields>): Problem[] {
  const sizes = product.fields.variants.map(({ slug }) => slug);
  return product.fields.views.flatMap(({ size }, index): Problem[] => {
    if (size === undefined || sizes.includes(size)) return [];
    const path = ['views', index, 'size'];
    return [
      problemAt(product, path, `no size has the address "${size}".${didYouMean(size, sizes)}`, {
        field: path.join('.'),
      }),
    ];
  });
}

/** A cosmetic has no line of allergens on its page, so its warnings name each. */
function warnings(product: Source<ProductFields>): Problem[] {
  const { label, allergens, notFor } = product.fields;
  if (label.kind !== 'cosmetic') return [];
  const named = allergensNamed(notFor.join(' ')).map(({ allergen }) => allergen);
  return allergens
    .filter((one) => !named.includes(one))
    .map((one) => problemAt(product, ['notFor'], `it contains ${one}, so "notFor" must warn of ${one}.`));
}

/** Why it can't come back must be true of this product. */
function returns(product: Source<ProductFields>): Problem[] {
  const { storage, cancellation } = product.fields;
  if (storage === 'chilled' || !/\b(chilled|fridge|cold)\b/i.test(cancellation.reason)) return [];
  const message = 'it is kept at room temperature, so this reason is not true of it.';
  return [problemAt(product, ['cancellation', 'reason'], message)];
}

/** Headings that every product's page has of its own, and the anchors of those. */
const ownHeadings = [
  'how to use it',
  'who it is not for',
  'questions',
  'on the label',
  'the sizes side by side',
  'goes well with it',
];
const ownAnchors = ['use', 'not-for', 'questions', 'label', 'sizes', 'related'];

function headings(product: Source<ProductFields>): Problem[] {
  return headingsOf(product.root)
    .filter(({ title, id }) => ownHeadings.includes(title.toLowerCase()) || ownAnchors.includes(id))
    .map(({ title, line }) => ({
      file: product.file,
      line: product.bodyLine + line,
      column: 1,
      level: 'error',
      message: `the page has a heading "${title}" already; call this one something else.`,
    }));
}

/** What is not eaten or drunk has no taste; what stands at both ends of a scale says nothing. */
function taste(product: Source<ProductFields>): Problem[] {
  const { label, tasteWords, tasteScales } = product.fields;
  const tasted = tasteWords.length > 0 ? 'tasteWords' : 'tasteScales';
  const isFood = label.kind === 'food';
  const misplaced = !isFood && tasteWords.length + tasteScales.length > 0;
  return [
    ...(misplaced ? [problemAt(product, [tasted], 'only food and drink have a taste; take it out.')] : []),
    ...tasteScales.flatMap(({ from, to }, index) =>
      from.toLowerCase() === to.toLowerCase()
        ? [problemAt(product, ['tasteScales', index], `it leads from "${from}" to the same; name two ends.`)]
        : [],
    ),
  ];
}

function embedded(article: Source<ArticleFields>, drafts: ReadonlySet<string>): Problem[] {
  return productsIn(article.root)
    .filter(({ slug }) => drafts.has(slug))
    .map(({ slug, line }) => ({
      file: article.file,
      line: article.bodyLine + line,
      column: 1,
      level: 'warning',
      message: `product "${slug}" is a draft, so its card is missing here until it is published.`,
    }));
}
