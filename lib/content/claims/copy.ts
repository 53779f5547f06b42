/** One piece of text from a file's fields, with the way to it. */
export type Piece = { path: PropertyKey[]; text: string };

/** Fields that nobody reads as words: addresses, ids, dates, and sources that are quoted as they are titled. */
const unread = new Set([
  'slug',
  'sku',
  'id',
  'url',
  'href',
  'src',
  'doi',
  'date',
  'status',
  'category',
  'related',
  'references',
  'claims',
  'condition',
  'homeArticle',
  'approvals',
]);

/** Every text in a file's fields, however deep: a field that is added later is checked without being listed here. */
export function textsIn(value: unknown, path: PropertyKey[] = []): Piece[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (unread.has(name) ? [] : textsIn(inner, [...path, name])));
}

/** A body's blocks, each with where it begins. */
export function blocksOf(body: string): { text: string; from: number }[] {
  return [...body.matchAll(/(?:[^\S\n]*\S[^\n]*(?:\n|$))+/g)].map(({ 0: text, index }) => ({ text, from: index }));
}
