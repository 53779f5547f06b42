/** One piece of text from a file's fields, with the way to it. */
export type Piece = { path: PropertyKey[]; text: string };

/** Fields that nobody reads as words: addresses, ids, dates, words to look for, and sources quoted as they are titled. */
const unreadFields = new Set([
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
  'reactionWords',
  'tagRules',
]);

/** Every text in a file's fields, however deep: a field that is added later is checked without being listed here. */
export function textsIn(value: unknown, path: PropertyKey[] = []): Piece[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    unreadFields.has(name) ? [] : textsIn(inner, [...path, name]),
  );
}

/** A body's blocks, each with where it begins. */
export function blocksOf(body: string): { text: string; from: number }[] {
  return [...body.matchAll(/(?:[^\S\n]*\S[^\n]*(?:\n|$))+/g)].map(({ 0: text, index }) => ({ text, from: index }));
}

/**
 * Copy as it is read: `text` has its capitals, `folded` is the same in small letters, and `placeOf` says where in the
 * file a character of either stands.
 */
export type Readable = { text: string; folded: string; placeOf: (index: number) => number };

/** Citations, blocks, comments and the addresses of links: written in the file, not read as words. */
const unread = /\[\^[^\]\s]+\]|\{%[\s\S]*?%\}|<!--[\s\S]*?-->|(?<=\])\([^)\s]*\)/g;
const marks = new Set('*_~`\u00AD\u200B\u200C\u200D\u2060\uFEFF');
const plain: Record<string, string> = { '’': "'", ʼ: "'", '‘': "'", '‐': '-', '‑': '-', '–': '-' };
/** Letters of other alphabets that look like ours: nobody sees the difference in 'еczema'. */
const alike = {
  a: 'аɑα',
  b: 'ƅЬ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еєε',
  h: 'һ',
  i: 'іιı',
  j: 'ј',
  k: 'κк',
  m: 'м',
  n: 'ո',
  o: 'оοօ',
  p: 'рρ',
  s: 'ѕ',
  t: 'τт',
  u: 'υս',
  v: 'νѵ',
  w: 'ԝω',
  x: 'хχ',
  y: 'уγ',
  z: 'ᴢ',
};
const ours = new Map(Object.entries(alike).flatMap(([letter, others]) => [...others].map((other) => [other, letter])));

/** A letter as it is looked for: small, without its accent, of our alphabet. */
function foldedLetter(written: string): string {
  const small = written.toLowerCase();
  const bare = small <= '~' ? small : small.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const folded = ours.get(bare) ?? bare;
  return folded.length === written.length ? folded : written;
}
const nothingToFold = /^[\n\x20-\x29\x2B-\x3B\x3D-\x5A\x5D\x61-\x7A£°—]*$/;

/** Emphasis, soft hyphens and typographic characters must not hide a word: 'cu**res**', 'Crohn’s', 'hay fever'. */
export function readable(source: string): Readable {
  if (nothingToFold.test(source)) {
    return { text: source, folded: source.toLowerCase(), placeOf: (index) => index };
  }
  const visible = source.replaceAll(unread, (written) => ' '.repeat(written.length));
  const places: number[] = [];
  let text = '';
  let folded = '';
  for (let place = 0; place < visible.length; place++) {
    const character = visible[place] ?? '';
    if (marks.has(character)) continue;
    const written = character <= '~' ? character : (plain[character] ?? character.normalize('NFKC'));
    for (let index = 0; index < written.length; index++) places.push(place);
    text += written;
    folded += foldedLetter(written);
  }
  return { text, folded, placeOf: (index) => places[index] ?? source.length };
}
