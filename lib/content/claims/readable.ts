/**
 * Copy as it is read: `text` has its capitals, `folded` is the same in small letters, and `placeOf` says where in the
 * file a character of either stands.
 */
export type Readable = { text: string; folded: string; placeOf: (index: number) => number };

/** Citations, blocks, comments and the addresses of links: written in the file, not read as words. */
const unread = /\[\^[^\]\s]+\]|\{%[\s\S]*?%\}|<!--[\s\S]*?-->|(?<=\])\([^)\s]*\)/g;
const marks = new Set('*_~`\u00AD\u200B\u200C\u200D\u2060\uFEFF');
const plain: Record<string, string> = { '’': "'", ʼ: "'", '‘': "'", '‐': '-', '‑': '-', '–': '-' };
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
    const small = written.toLowerCase();
    for (let index = 0; index < written.length; index++) places.push(place);
    text += written;
    folded += small.length === written.length ? small : written;
  }
  return { text, folded, placeOf: (index) => places[index] ?? source.length };
}
