import { healthFinder } from '@/lib/catalogue/search/health-words';
import type { ChatRules } from '@/lib/content/schema/chat';
import { type Result, refused } from '@/lib/result';
import { oneLine } from '@/lib/text/line';

export const mostTags = 6;
const longestTag = 24;

type TagRules = Pick<ChatRules, 'tagRules'>['tagRules'];
type Claims = { A: { words: readonly string[] }; symptoms: readonly string[] };

/**
 * Whether a tag says something of a person's health, slips of the finger in the names of illnesses included. What is said
 * of goods is left out first, so that 'allergen question' is one about a label.
 */
function personFinder({ A, symptoms }: Claims, { refused: persons, fine }: TagRules): (tag: string) => boolean {
  const isIllness = healthFinder(A.words);
  const isOfPerson = healthFinder([...symptoms, ...persons], () => false);
  const goods = fine.map((phrase) => ` ${phrase.toLowerCase()} `);
  return (tag) => {
    const rest = goods.reduce((words, phrase) => words.replaceAll(phrase, ' '), ` ${tag} `);
    return isIllness(rest) || isOfPerson(rest);
  };
}

/**
 * Tags as typed, between commas: lower case, each once, in order. One that says something of a person's health is refused,
 * because a tag would file them under it.
 */
export function readTags(typed: string, claims: Claims, rules: TagRules): Result<{ tags: string[] }> {
  const isHealth = personFinder(claims, rules);
  const tags = [
    ...new Set(
      typed
        .split(',')
        .map((tag) => oneLine(tag).toLowerCase())
        .filter(Boolean),
    ),
  ];
  const health = tags.find((tag) => isHealth(tag));
  if (health) return refused(`“${health}” says something about somebody’s health. Please choose a tag without that.`);
  const strange = tags.find((tag) => tag.length > longestTag || !/^[\p{L}\p{N}][\p{L}\p{N} '’&-]*$/u.test(tag));
  if (strange)
    return refused(`“${strange.slice(0, 30)}” can’t be a tag. Use letters and figures, at most ${longestTag} of them.`);
  if (tags.length > mostTags) return refused(`Please use at most ${mostTags} tags.`);
  return { ok: true, tags: tags.toSorted() };
}
