import { content } from '@/lib/content/content';
import { type SearchAnswer, searchIndex } from './search';

/** What the field suggests while somebody types. */
export type Suggestions = { health: boolean; suggestions: { title: string; href: string }[] };

let memo: ReturnType<typeof searchIndex> | undefined;

/** The shop's own index, built at the first search; afresh in development, where content changes under it. */
export function searchShop(query: string): SearchAnswer {
  const build = () => searchIndex(content().products, content().articles, content().claims.A.words);
  if (process.env.NODE_ENV === 'development') return build()(query);
  memo ??= build();
  return memo(query);
}
