import { readable } from './copy';
import type { Lexicon } from './lexicon';
import { withoutOverlaps } from './pairs';
import type { Found } from './phrase';
import { testimonialsIn } from './testimonial';

export type Rule = 'A' | 'A+B' | 'C' | 'D' | 'E' | 'F' | 'G';
/** A claim in one block of copy: where it begins in the block, the words, and the sentence that says what to do. */
export type Claim = { index: number; said: string; rule: Rule; message: string; fails: boolean };
export type Copy = 'product' | 'article';

/**
 * Claims in one block of copy. Copy about products may not name an illness at all, nor say any word of the other lists;
 * an article is warned of them, and fails where an illness and a treatment, or a promise to the body, meet one of our
 * products in one block.
 */
export function claimsIn(block: string, lexicon: Lexicon, copy: Copy, approved: readonly string[] = []): Claim[] {
  const known = read.get(lexicon) ?? new Map<string, Claim[]>();
  read.set(lexicon, known);
  const key = JSON.stringify([block, copy, approved]);
  const claims = known.get(key) ?? claimsOf(block, lexicon, copy, approved);
  if (known.size >= mostKept) known.clear();
  known.set(key, claims);
  return claims;
}

/** A check reads all the copy again, and nearly all of it is as it was. */
const read = new WeakMap<Lexicon, Map<string, Claim[]>>();
const mostKept = 20_000;

function claimsOf(block: string, lexicon: Lexicon, copy: Copy, approved: readonly string[]): Claim[] {
  const { text: shown, folded, placeOf } = readable(block);
  const text = lexicon.withoutAllowed(folded, approved);
  const illnesses = lexicon.find('A', text);
  const pair = illnesses.length > 0 ? closest(illnesses, lexicon.find('B', text)) : undefined;
  const strict = copy === 'product';
  const ofOurs = strict || lexicon.namesOurs(text);
  const claim = ({ index, text: { length } }: Found, rule: Rule, fails = strict): Claim => {
    const said = shown.slice(index, index + length);
    return { index: placeOf(index), said, rule, message: messageOf(said, rule, lexicon), fails };
  };
  const treating = pair ? [claim(together(pair, text), 'A+B', ofOurs)] : [];
  const [unauthorised, proof] = [lexicon.find('C', text), lexicon.find('D', text)];
  const named = [...illnesses, ...(pair ? [together(pair, text)] : []), ...unauthorised, ...proof];
  return [
    ...treating,
    ...illnesses.filter((illness) => illness !== pair?.illness).map((found) => claim(found, 'A')),
    ...unauthorised.map((found) => claim(found, 'C')),
    ...proof.map((found) => claim(found, 'D')),
    ...withoutOverlaps(lexicon.find('E', text), named).map((found) => claim(found, 'E', ofOurs)),
    ...lexicon.find('F', text).map((found) => claim(found, 'F')),
    ...[...lexicon.find('G', text), ...testimonialsIn(shown)].map((found) => claim(found, 'G')),
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
