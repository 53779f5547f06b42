/** What parts words, as the database's search_words has it. */
const parting = '\\u0000-/:-@[-`{-\\u00bf\\u2000-\\u206f\\u3000-\\u303f';
const parts = new RegExp(`[${parting}]+`);
const segment = new RegExp(`[^${parting}]+`, 'g');
/** A word with apostrophes in it, such as O'Neill, is also one. */
const joined = new RegExp(`[^${parting}]+(?:['’][^${parting}]+)+`, 'g');
const most = 8;
const longest = 60;

/** Small letters without their accents. */
const plainly = (text: string): string => withoutAccents(text).toLowerCase();
const withoutAccents = (text: string): string => text.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
const cut = (word: string): string => Array.from(word).slice(0, longest).join('');

/** `whole`: something follows it, so that it is not the beginning of a longer word. */
export type Word = { says: string; whole: boolean };

/** The words of a search. One letter alone finds too much to be one. */
export function wordsOf(typed: string): Word[] {
  const runs = withoutAccents(typed).replaceAll(/['’]/g, '').split(/\s+/);
  const words = runs.flatMap((run) => {
    const pieces = run.split(parts);
    return pieces.map((says, index) => ({ says: cut(says), whole: index < pieces.length - 1 }));
  });
  return words.filter(({ says }) => says.length > 1 || /\P{ASCII}/u.test(says)).slice(0, most);
}

/** A number or a postcode however it is spaced: all that was typed as one word, or null where that is no other. */
export function tightOf(typed: string): Word | null {
  const says = cut(withoutAccents(typed).split(parts).join(''));
  return /\d/.test(says) && wordsOf(typed).length > 1 ? { says, whole: false } : null;
}

/** As the database reads it. No word has a quotation mark or a backslash in it: those part words. */
export const termOf = ({ says, whole }: Word): string => `'${says}'${whole ? '' : ':*'}`;

type Span = { from: number; to: number };

function isHit(written: string, words: readonly Word[]): boolean {
  const word = plainly(written.replaceAll(/['’]/g, ''));
  return words.some(({ says, whole }) => (whole ? word === plainly(says) : word.startsWith(plainly(says))));
}

/** Neighbours that are one word together, such as the halves of a postcode, and how many of them. */
const mostTogether = 4;

function hitsIn(text: string, typed: string): Span[] {
  const words = wordsOf(typed);
  const tight = [tightOf(typed), ...words].filter((word) => word !== null).filter(({ says }) => /\d/.test(says));
  const each = [...text.matchAll(segment)].map(({ index, 0: written }) => ({
    from: index,
    to: index + written.length,
  }));
  const together = each.flatMap(({ from }, at) =>
    each.slice(at + 1, at + mostTogether).map(({ to }) => ({ from, to })),
  );
  const found = [
    ...[...text.matchAll(joined)].map(({ index, 0: written }) => ({ from: index, to: index + written.length })),
    ...each,
  ]
    .filter(({ from, to }) => isHit(text.slice(from, to), words))
    .concat(together.filter(({ from, to }) => isWhole(text.slice(from, to), tight)))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  return found.filter(({ from }, at) => !found.slice(0, at).some((before) => from < before.to));
}

/** Several words that were typed as one, and no fewer of them would be. */
function isWhole(written: string, tight: readonly Word[]): boolean {
  const pieces = written.split(parts).map(plainly);
  const [all, allButLast] = [pieces.join(''), pieces.slice(0, -1).join('')];
  return tight.some(({ says }) => all.startsWith(plainly(says)) && says.length > allButLast.length);
}

export type Piece = { says: string; hit: boolean };

/** A text in pieces, those that were sought apart. Together they are the text. */
export function marked(text: string, typed: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of hitsIn(text, typed)) {
    pieces.push({ says: text.slice(at, from), hit: false }, { says: text.slice(from, to), hit: true });
    at = to;
  }
  return [...pieces, { says: text.slice(at), hit: false }].filter(({ says }) => says !== '');
}

const after = 120;

/** The words around the first that was sought, on one line; `before`: about so many letters lead up to it. */
export function around(text: string, typed: string, before = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const first = hitsIn(line, typed)[0] ?? { from: 0, to: 0 };
  const start = first.from <= before ? 0 : line.lastIndexOf(' ', first.from - before) + 1;
  const end = first.to + after >= line.length ? line.length : line.indexOf(' ', first.to + after);
  const stop = end === -1 ? line.length : end;
  return `${start > 0 ? '… ' : ''}${line.slice(start, stop)}${stop < line.length ? ' …' : ''}`;
}

const lastPage = 500;
/** Which page an address asks for; the first where it makes no sense. */
export function pageNumber(asked: string | string[] | undefined): number {
  const page = Number(asked);
  return Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1;
}
