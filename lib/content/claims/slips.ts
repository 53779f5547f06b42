import type { Found } from './phrase';

const leastLetters = 6;
/** 'e c z e m a', 'ec-zema'. */
const takenApart = /(?<!\p{L})(?:\p{L}[ .·_-]){4,}\p{L}(?!\p{L})|\p{L}+-\p{L}+/gu;

/** Words of a text that are one of the given words, but for one letter too many, too few, wrong or in the wrong place. */
export function slipFinder(words: readonly string[], ordinary: readonly string[]): (text: string) => Found[] {
  const wanted = words.map((word) => word.toLowerCase()).filter((word) => /^\p{L}+$/u.test(word));
  const long = wanted.filter((word) => word.length >= leastLetters);
  const innocent = new Set(ordinary);
  const known = new Map<string, boolean>();
  const isSlip = (word: string) => {
    const seen = known.get(word) ?? (!innocent.has(word) && long.some((one) => oneApart(word, one)));
    known.set(word, seen);
    return seen;
  };
  const inText = (pattern: RegExp, text: string) =>
    [...text.matchAll(pattern)]
      .filter(([word]) => word.length >= leastLetters && isSlip(word.replaceAll(/[^\p{L}]/gu, '')))
      .map((match) => ({ index: match.index, text: match[0] }));
  return (text) => [...inText(/\p{L}+/gu, text), ...inText(takenApart, text)];
}

/** The same, or one change apart: a letter added, left out or replaced, or two neighbours swapped. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restA === restB.slice(1);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || swapped;
}
