/** Copy as it is read, and for each of its characters the place where it stands in the file. */
export type Readable = { text: string; placeOf: (index: number) => number };

/** Citations, blocks, comments and the addresses of links: written in the file, not read as words. */
const unread = /\[\^[^\]\s]+\]|\{%[\s\S]*?%\}|<!--[\s\S]*?-->|(?<=\])\([^)\s]*\)/g;
const marks = /[*_~`\u00AD\u200B-\u200D\u2060\uFEFF]/;
const plain: Record<string, string> = { '’': "'", ʼ: "'", '‘': "'", '‐': '-', '‑': '-', '–': '-' };

/**
 * Emphasis, soft hyphens and typographic characters must not hide a word: 'cu**res**', 'Crohn’s', 'hay\u00A0fever'.
 */
export function readable(source: string): Readable {
  const visible = source.replaceAll(unread, (written) => ' '.repeat(written.length));
  const places: number[] = [];
  let text = '';
  for (let place = 0; place < visible.length; place++) {
    const character = visible[place] ?? '';
    if (marks.test(character)) continue;
    const folded = plain[character] ?? (/\s/.test(character) ? ' ' : character.normalize('NFKC'));
    for (let index = 0; index < folded.length; index++) places.push(place);
    text += folded;
  }
  return { text, placeOf: (index) => places[index] ?? source.length };
}
