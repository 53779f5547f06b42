import { type Problem, problemAt } from '../problem';
import { type ArticleFields, carePlaces } from '../schema/article';
import type { Read, Source } from '../source';
import { citationsIn, productsIn } from '../text/markdown';
import { homePageSays, isHomePage } from './places/links';

type Article = Source<ArticleFields>;

export function checkArticles({ articles, products }: Read['sources'], today: string): Problem[] {
  const cosmetics = products.flatMap(({ slug, fields }) => (fields.label.kind === 'cosmetic' ? [slug] : []));
  return articles.flatMap((article) => [
    ...uncitedReferences(article),
    ...homePages(article),
    ...conditionBesideCatalogue(article),
    ...missingCare(article),
    ...cosmeticsBesideCondition(article, cosmetics),
    ...reviewDates(article, today),
  ]);
}

function uncitedReferences(article: Article): Problem[] {
  const cited = citationsIn(article.root);
  return article.fields.references.flatMap(({ id }, index) => {
    const message = `reference "${id}" is never cited; add [^${id}] to the text or remove it.`;
    return cited.includes(id) ? [] : [problemAt(article, ['references', index], message, { field: 'references' })];
  });
}

/** A source that leads to a front page can't be looked up. */
function homePages(article: Article): Problem[] {
  return article.fields.references.flatMap(({ url }, index) =>
    isHomePage(url) ? [problemAt(article, ['references', index, 'url'], homePageSays(url), { field: 'url' })] : [],
  );
}

/** An article about a condition says when to turn where: each place once. */
function missingCare(article: Article): Problem[] {
  const { condition, care } = article.fields;
  if (!condition) return [];
  return carePlaces.flatMap((place) => {
    const times = care.filter(({ where }) => where === place).length;
    if (times === 1) return [];
    const message = `an article about ${condition} says once when to turn to "${place}"; found ${times}.`;
    return [problemAt(article, ['care'], message, { field: 'care' })];
  });
}

function conditionBesideCatalogue(article: Article): Problem[] {
  const { condition, catalogue } = article.fields;
  if (!condition || catalogue !== 'beside') return [];
  const message = `products beside an article about ${condition} can make the page a medicinal claim under the advertising rules; "none" avoids it. README.md, 'The article and the law', says more.`;
  return [problemAt(article, ['catalogue'], message, { level: 'warning', field: 'catalogue' })];
}

/** Skincare shown inside an article about a condition says, without words, that it is for that condition. */
function cosmeticsBesideCondition(article: Article, cosmetics: readonly string[]): Problem[] {
  const { condition } = article.fields;
  if (!condition) return [];
  return productsIn(article.root)
    .filter(({ slug }) => cosmetics.includes(slug))
    .map(({ slug, line }) => ({
      file: article.file,
      line: article.bodyLine + line,
      column: 1,
      level: 'error',
      message: `"${slug}" is skincare, which an article about ${condition} must not show.`,
    }));
}

function reviewDates(article: Article, today: string): Problem[] {
  const { published, reviewed, nextReview } = article.fields;
  const field = 'nextReview';
  if (reviewed < published) {
    const message = `${reviewed} is before the article was published (${published}).`;
    return [problemAt(article, ['reviewed'], message, { field: 'reviewed' })];
  }
  if (nextReview <= reviewed) {
    return [problemAt(article, [field], `must be after the last review, ${reviewed}; found ${nextReview}.`, { field })];
  }
  if (nextReview >= today) return [];
  const message = `this review was due on ${nextReview}. Check the article against its sources, then change reviewed and nextReview.`;
  return [problemAt(article, [field], message, { level: 'warning', field })];
}
