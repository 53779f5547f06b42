import MiniSearch from 'minisearch';

export const folded = (term: string) => term.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Finds an illness in what somebody typed, slips of the finger included. The words are the claims rules' list A. */
export function healthFinder(words: readonly string[]): (text: string) => boolean {
  const index = new MiniSearch<{ id: number; word: string }>({ fields: ['word'], processTerm: folded });
  index.addAll(words.map((word, id) => ({ id, word })));
  return (text) => index.search(text, { fuzzy: (term) => (term.length > 4 ? 0.2 : 0) }).length > 0;
}
