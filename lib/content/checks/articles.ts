import { type Problem, problemAt } from '../problem';
import type { ArticleFields } from '../schema/article';
import type { Source } from '../source';
import { citationsIn } from '../text/markdown';

type Article = Source<ArticleFields>;

export function checkArticles(articles: readonly Article[], today: string): Problem[] {
  return articles.flatMap((article) => [
    ...uncitedReferences(article),
    ...conditionBesideCatalogue(article),
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

function conditionBesideCatalogue(article: Article): Problem[] {
  const { condition, catalogue } = article.fields;
  if (!condition || catalogue !== 'beside') return [];
  const message = `products beside an article about ${condition} can make the page a medicinal claim under the advertising rules; "none" avoids it. README.md, 'The article and the law', says more.`;
  return [problemAt(article, ['catalogue'], message, { level: 'warning', field: 'catalogue' })];
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
