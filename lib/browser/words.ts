const folders = [
  'articles',
  'basket',
  'checkout',
  'help',
  'orders',
  'preview',
  'products',
  'search',
  'shop',
  'staff',
  'support',
] as const;
type Folder = (typeof folders)[number];

/** All that a report may say of which page it was: never a whole address, which can be somebody's. */
export const places = [
  '/',
  'other',
  ...folders.map((folder) => `/${folder}` as const),
  ...folders.map((folder) => `/${folder}/…` as const),
] as const;
export type Place = (typeof places)[number];

const isFolder = (word: string): word is Folder => folders.some((folder) => folder === word);

export function placeOf(path: string): Place {
  const [, first = '', ...rest] = path.split('/');
  if (first === '') return '/';
  if (!isFolder(first)) return 'other';
  return rest.length > 0 ? `/${first}/…` : `/${first}`;
}

const longest = 200;

/**
 * An error's message without what may be somebody's: what stands in quotation marks (a browser quotes what it could not
 * read), addresses, long numbers, and what was typed on the page.
 */
export function withoutWords(message: string, typed: readonly string[] = []): string {
  const words = typed.flatMap((text) => [text, ...text.split(/\s+/)]).filter(({ length }) => length > 2);
  const known = words.reduce((rest, word) => rest.replaceAll(word, '…'), message);
  return known
    .replaceAll(/\b\w+:\/\/\S+/g, '(address)')
    .replaceAll(/[\w.+-]+@[\w.-]+/g, '(address)')
    .replaceAll(/(["'`])(?:(?!\1).)*(?:\1|$)/gs, '(text)')
    .replaceAll(/[“‘«][^”’»]*(?:[”’»]|$)/g, '(text)')
    .replaceAll(/(?<![#\d])\d{4,}/g, '(number)')
    .replaceAll(/\s+/g, ' ')
    .slice(0, longest);
}
