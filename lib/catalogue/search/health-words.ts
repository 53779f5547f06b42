import MiniSearch from 'minisearch';

export const folded = (term: string) => term.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

type Slips = (term: string) => boolean;

/**
 * Finds an illness in what somebody typed: all words of one of `phrases`, slips of the finger included in the words that
 * `slips` lets through.
 */
export function healthFinder(
  phrases: readonly string[],
  slips: Slips = (term) => term.length > 4,
): (text: string) => boolean {
  const plain = phrases.map((phrase) => phrase.replaceAll(/[’']/g, ''));
  const index = new MiniSearch<{ id: number; phrase: string }>({ fields: ['phrase'], processTerm: folded });
  index.addAll(plain.map((phrase, id) => ({ id, phrase })));
  const parts = plain.map((phrase) =>
    phrase
      .split(/[\s\p{P}]+/u)
      .filter(Boolean)
      .map(folded),
  );
  return (text) =>
    index
      .search(text.replaceAll(/[’']/g, ''), { fuzzy: (term) => (slips(term) ? 0.2 : 0) })
      .some(({ id, match }) => parts[Number(id)]?.every((part) => part in match));
}
