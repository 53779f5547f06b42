import type { ClaimRules } from '../schema/claims';

type ListedRule = 'A' | 'B' | 'C' | 'D' | 'F';
export type Found = { index: number; text: string };
export type Lexicon = {
  rules: ClaimRules;
  find: (rule: ListedRule, text: string) => Found[];
  namesOurs: (text: string) => boolean;
  /** The same text with phrases that may be said blanked out, every other character in its place. */
  withoutAllowed: (text: string, approved: readonly string[]) => string;
};

const number = String.raw`(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple|a handful)`;

function patternOf(word: string): string {
  return word
    .replaceAll('’', "'")
    .toLowerCase()
    .split(/(#|[\s-]+)/)
    .map((part) => {
      if (part === '#') return number;
      return /^[\s-]+$/.test(part) ? String.raw`[\s-]*` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join('');
}

/** Any of the words, as whole words in small letters; the longest that fits first. */
function anyOf(words: readonly string[]): RegExp {
  const longestFirst = [...new Set(words)].toSorted((a, b) => b.length - a.length);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${longestFirst.map(patternOf).join('|')})(?![\p{L}\p{N}])`, 'gu');
}

/** Most copy holds no word of a list: plain beginnings are looked for first, which is many times quicker. */
function finder(words: readonly string[]): (text: string) => Found[] {
  const beginnings = words.map((word) => patternOf(word.replace(/^#[\s-]+/, '').split(/[\s#-]/)[0] ?? ''));
  const mayHold = new RegExp(beginnings.join('|'));
  const pattern = anyOf(words);
  return (text) =>
    mayHold.test(text) ? [...text.matchAll(pattern)].map((match) => ({ index: match.index, text: match[0] })) : [];
}

/** The lists of claims.yaml and the names of our products, made ready once for all the copy there is. */
export function lexiconOf(rules: ClaimRules, productNames: readonly string[]): Lexicon {
  const lists = {
    A: finder(rules.A.words),
    B: finder(rules.B.words),
    C: finder(rules.C.words),
    D: finder(rules.D.words),
    F: finder(rules.F.words),
  };
  const ours = anyOf([...rules.ours, ...productNames]);
  const allowed = anyOf(rules.allowed);
  const blank = (text: string, pattern: RegExp) => text.replaceAll(pattern, (phrase) => ' '.repeat(phrase.length));
  return {
    rules,
    find: (rule, text) => lists[rule](text),
    namesOurs: (text) => text.search(ours) >= 0,
    withoutAllowed: (text, approved) => {
      const free = blank(text, allowed);
      return approved.length > 0 ? blank(free, anyOf(approved)) : free;
    },
  };
}
