import type { Article } from '@/lib/content/graph';
import type { Site } from '@/lib/content/schema/site';

/** The one address that programs know an article by: the article of the front page stands there. */
export const articlePath = ({ slug }: Pick<Article, 'slug'>, { homeArticle }: Pick<Site, 'homeArticle'>): string =>
  slug === homeArticle ? '/' : `/articles/${slug}`;
