import type { Finder, Found } from './phrase';

/** Sentences, each with where it begins; a line of a list is one of its own. */
export function sentencesOf(text: string): Found[] {
  return [...text.matchAll(/(?:[^.!?;:\n]|[.!?;:](?!\s|$)|\n(?!\s*[-*+#|>]))+/g)].map((match) => ({
    index: match.index,
    text: match[0],
  }));
}

/** A word of one list and one of another in a sentence, at most so many words apart, whichever comes first. */
export function pairFinder(one: Finder, other: Finder, within: number): Finder {
  return (sentence) => {
    const others = other(sentence);
    if (others.length === 0) return [];
    const ones = one(sentence);
    return others.flatMap((found) => {
      const near = ones.find((candidate) => apart(candidate, found, sentence) <= within);
      return near ? [together(near, found, sentence)] : [];
    });
  };
}

function apart(a: Found, b: Found, sentence: string): number {
  const [first, last] = a.index <= b.index ? [a, b] : [b, a];
  if (first.index + first.text.length > last.index) return Number.POSITIVE_INFINITY;
  const between = sentence.slice(first.index + first.text.length, last.index);
  const parts = between.match(/[\p{L}\p{N}']+|,(?=\s)/gu) ?? [];
  return parts.length + parts.filter((part) => part === ',' || part === 'and').length;
}

function together(a: Found, b: Found, sentence: string): Found {
  const from = Math.min(a.index, b.index);
  const to = Math.max(a.index + a.text.length, b.index + b.text.length);
  return { index: from, text: sentence.slice(from, to) };
}

/** In the order of the text; of those that overlap, the first and longest. */
export function withoutOverlaps(found: readonly Found[], taken: readonly Found[] = []): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.index - b.index || b.text.length - a.text.length)) {
    if (![...kept, ...taken].some((other) => overlap(one, other))) kept.push(one);
  }
  return kept;
}

const overlap = (a: Found, b: Found) => a.index < b.index + b.text.length && b.index < a.index + a.text.length;
