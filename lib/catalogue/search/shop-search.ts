import { content } from '@/lib/content/content';
import { type SearchAnswer, searchIndex } from './search';

/** What the field suggests while somebody types. */
export type Suggestions = { suggestions: { title: string; href: string }[] };

let memo: ReturnType<typeof searchIndex> | undefined;

/** The shop's own index, built at the first search; afresh in development, where content changes under it. */
export function searchShop(query: string): SearchAnswer {
  if (process.env.NODE_ENV === 'development') return searchIndex(content())(query);
  memo ??= searchIndex(content());
  return memo(query);
}
