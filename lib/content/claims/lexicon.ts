import type { ClaimRules } from '../schema/claims';
import { pairFinder, sentencesOf, withoutOverlaps } from './pairs';
import { type Finder, type Found, type Phrases, phrasesOf } from './phrase';
import { slipFinder } from './slips';

type ListedRule = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G';
export type Lexicon = {
  rules: ClaimRules;
  find: (rule: ListedRule, text: string) => Found[];
  namesOurs: (text: string) => boolean;
  /** The same text with phrases that may be said blanked out, every other character in its place. */
  withoutAllowed: (text: string, approved: readonly string[]) => string;
};

/** A promise that is denied is none: 'it does not calm a rash'. 'Not only' denies nothing. */
function denialFinder(denials: readonly string[], { any }: Phrases): (sentence: string, found: Found) => boolean {
  const before = new RegExp(
    String.raw`(?<![a-z0-9])(?:${any(denials)})(?:[\s,]+(?!only|just|merely|simply|fail|believe|wait)[a-z0-9']+){0,6}[\s,]+$`,
  );
  return (sentence, { index, text }) =>
    before.test(sentence.slice(0, index)) || before.test(sentence.slice(0, index + text.lastIndexOf(' ') + 1));
}

/** The same answer for the same text as just before: pairs ask for the same lists again and again. */
function remembered(find: Finder): Finder {
  let last: { text: string; found: Found[] } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, found: find(text) };
    return last.found;
  };
}

const bySentence =
  (find: Finder): Finder =>
  (text) =>
    sentencesOf(text).flatMap(({ index: from, text: sentence }) =>
      find(sentence).map(({ index, text: said }) => ({ index: index + from, text: said })),
    );

let last: { key: string; lexicon: Lexicon } | undefined;

/** The lists of claims.yaml and the names of our products, made ready once for all the copy there is. */
export function lexiconOf(rules: ClaimRules, productNames: readonly string[]): Lexicon {
  const key = JSON.stringify([rules, productNames]);
  if (last?.key !== key) last = { key, lexicon: made(rules, productNames) };
  return last.lexicon;
}

function made(rules: ClaimRules, productNames: readonly string[]): Lexicon {
  const phrases = phrasesOf(rules.lists);
  const finder = ({ words }: { words: readonly string[] }) => phrases.finder(words);
  const lists = new Map(Object.entries(rules.lists).map(([name, words]) => [name, remembered(phrases.finder(words))]));
  const list = (name: string): Finder => lists.get(name) ?? (() => []);
  /** A rule's words, and its pairs sentence by sentence. */
  const ruled = ({ words, pairs }: ClaimRules['E']): Finder => {
    const listed = phrases.finder(words);
    const paired = pairs.map(({ one, other, within }) => pairFinder(list(one), list(other), within));
    const inPairs = bySentence((sentence) => paired.flatMap((pair) => pair(sentence)));
    return (text) => withoutOverlaps([...listed(text), ...(paired.length > 0 ? inPairs(text) : [])]);
  };

  const illnesses = finder(rules.A);
  const slips = slipFinder(rules.A.words, rules.lists.slips);
  const isDenied = denialFinder(rules.lists.denials, phrases);
  const unlessAdvice =
    (find: Finder): Finder =>
    (sentence) => {
      const found = find(sentence);
      return found.length > 0 && list('advice')(sentence).length > 0 ? [] : found;
    };
  const promises = ruled(rules.E);
  const undenied: Finder = (sentence) => promises(sentence).filter((found) => !isDenied(sentence, found));
  const rulesFound = new Map<ListedRule, Finder>([
    ['A', (text) => withoutOverlaps([...illnesses(text), ...withoutOverlaps(slips(text), illnesses(text))])],
    ['B', finder(rules.B)],
    ['C', ruled(rules.C)],
    ['D', bySentence(unlessAdvice(ruled(rules.D)))],
    ['E', bySentence(unlessAdvice(undenied))],
    ['F', ruled(rules.F)],
    ['G', ruled(rules.G)],
  ]);
  const ours = phrases.finder([...rules.ours, ...productNames]);
  const allowed = phrases.finder(rules.allowed);
  return {
    rules,
    find: (rule, text) => rulesFound.get(rule)?.(text) ?? [],
    namesOurs: (text) => ours(text).length > 0,
    withoutAllowed: (text, approved) => {
      const free = blank(text, allowed);
      return approved.length > 0 ? blank(free, phrases.finder(approved)) : free;
    },
  };
}

function blank(text: string, find: Finder): string {
  return find(text).reduce(
    (left, { index, text: { length } }) => left.slice(0, index) + ' '.repeat(length) + left.slice(index + length),
    text,
  );
}
