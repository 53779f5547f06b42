import type { ClaimWords } from './schema/claims';

export type Claim = { index: number; text: string; rule: string; says: string };
type Rule = 'A' | 'B' | 'C' | 'D' | 'F';

const advice: Record<string, string> = {
  A: 'names an illness. Say what the product is, not who it is for.',
  'A+B': 'claims to treat a disease. Say what the product is, not what it cures.',
  C: 'is a health claim that is not authorised. Say what is in it, or how it tastes.',
  D: 'promises proof. Leave it out.',
  F: 'hurries people. Give the fact alone, or leave it out.',
};

const escaped = (word: string) =>
  word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`);
const pattern = (words: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}-])(?:${words.map(escaped).join('|')})(?![\p{L}])`, 'giu');

/** Blanks out the phrases that may always be said, keeping every position. */
function withoutAllowed(block: string, allowed: readonly string[]): string {
  return block.replaceAll(pattern(allowed), (phrase) => ' '.repeat(phrase.length));
}

/**
 * Claims in one block of copy. Product copy may not name an illness at all; an article may, but not in the same block
 * as a treatment verb and one of our products.
 */
export function claimsIn(
  block: string,
  words: ClaimWords,
  copy: 'product' | 'article',
  productNames: readonly string[] = [],
): Claim[] {
  const text = withoutAllowed(block, words.allowed);
  const find = (rule: Rule) => [...text.matchAll(pattern(words[rule]))];
  const claim = (rule: string, matches: readonly RegExpExecArray[]): Claim[] =>
    matches.map((match) => ({ index: match.index, text: match[0], rule, says: advice[rule] ?? '' }));
  const [disease, verb] = [find('A'), find('B')];
  const together = disease.length > 0 && verb.length > 0;
  if (copy === 'article') {
    const named = productNames.some((name) => text.toLowerCase().includes(name.toLowerCase()));
    return together && named ? claim('A+B', verb.slice(0, 1)) : [];
  }
  const illness = together ? claim('A+B', verb.slice(0, 1)) : claim('A', disease);
  return [...illness, ...claim('C', find('C')), ...claim('D', find('D')), ...claim('F', find('F'))];
}
