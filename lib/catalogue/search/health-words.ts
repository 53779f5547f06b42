import MiniSearch from 'minisearch';

export const folded = (term: string) => term.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Finds an illness in what somebody typed, slips of the finger included: all words of one of `phrases`. */
export function healthFinder(phrases: readonly string[]): (text: string) => boolean {
  const index = new MiniSearch<{ id: number; phrase: string }>({ fields: ['phrase'], processTerm: folded });
  index.addAll(phrases.map((phrase, id) => ({ id, phrase })));
  const parts = phrases.map((phrase) =>
    phrase
      .split(/[\s\p{P}]+/u)
      .filter(Boolean)
      .map(folded),
  );
  return (text) =>
    index
      .search(text, { fuzzy: (term) => (term.length > 4 ? 0.2 : 0) })
      .some(({ id, match }) => parts[Number(id)]?.every((part) => part in match));
}
