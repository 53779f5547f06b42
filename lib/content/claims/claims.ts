import { readable } from './copy';
import type { Found, Lexicon } from './lexicon';

export type Rule = 'A' | 'A+B' | 'C' | 'D' | 'F';
/** A claim in one block of copy: where it begins in the block, the words, and the sentence that says what to do. */
export type Claim = { index: number; said: string; rule: Rule; message: string; fails: boolean };
export type Copy = 'product' | 'article';

/**
 * Claims in one block of copy. Copy about products may not name an illness at all, nor say any word of the other lists;
 * an article is warned of them, and fails where an illness, a treatment and one of our products meet in one block.
 */
export function claimsIn(block: string, lexicon: Lexicon, copy: Copy, approved: readonly string[] = []): Claim[] {
  const { text: read, folded, placeOf } = readable(block);
  const text = lexicon.withoutAllowed(folded, approved);
  const illnesses = lexicon.find('A', text);
  const pair = illnesses.length > 0 ? closest(illnesses, lexicon.find('B', text)) : undefined;
  const strict = copy === 'product';
  const claim = ({ index, text: { length } }: Found, rule: Rule, fails = strict): Claim => {
    const said = read.slice(index, index + length);
    return { index: placeOf(index), said, rule, message: messageOf(said, rule, lexicon), fails };
  };
  const treating = pair ? [claim(together(pair, text), 'A+B', strict || lexicon.namesOurs(text))] : [];
  return [
    ...treating,
    ...illnesses.filter((illness) => illness !== pair?.illness).map((found) => claim(found, 'A')),
    ...lexicon.find('C', text).map((found) => claim(found, 'C')),
    ...lexicon.find('D', text).map((found) => claim(found, 'D')),
    ...lexicon.find('F', text).map((found) => claim(found, 'F')),
  ];
}

type Pair = { illness: Found; verb: Found };

/** The illness and the treatment that stand nearest to each other; both lists are in the order of the text. */
function closest(illnesses: readonly Found[], verbs: readonly Found[]): Pair | undefined {
  const far = (illness: Found, verb: Found) => Math.abs(illness.index - verb.index);
  let best: Pair | undefined;
  let at = 0;
  for (const illness of illnesses) {
    for (
      let next = verbs[at + 1];
      next && far(illness, next) <= far(illness, verbs[at] ?? next);
      next = verbs[at + 1]
    ) {
      at++;
    }
    const verb = verbs[at];
    if (verb && (!best || far(illness, verb) < far(best.illness, best.verb))) best = { illness, verb };
  }
  return best;
}

/** 'clears your eczema' where the two stand close together, else the word of treatment alone. */
function together({ illness, verb }: Pair, text: string): Found {
  const [first, last] = illness.index < verb.index ? [illness, verb] : [verb, illness];
  const said = text.slice(first.index, last.index + last.text.length);
  return said.length <= 50 ? { index: first.index, text: said } : verb;
}

const key = (word: string) => word.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('’', "'");

function messageOf(said: string, rule: Rule, { rules }: Lexicon): string {
  const better =
    rule === 'A+B' ? undefined : rules[rule].instead.find(({ words }) => words.some((word) => key(word) === key(said)));
  return `"${said}" ${rules[rule].reason} (claims rule ${rule}). ${better?.say ?? rules[rule].say}`;
}
