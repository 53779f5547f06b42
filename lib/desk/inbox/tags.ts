import { healthFinder } from '@/lib/catalogue/search/health-words';
import { type Result, refused } from '@/lib/result';
import { oneLine } from '@/lib/text/line';

export const mostTags = 6;
const longestTag = 24;

/**
 * Tags as typed, between commas: lower case, each once, in order. One that names an illness is refused, because a tag
 * would file a person under their health; `illnesses` is the claims rules' list A.
 */
export function readTags(typed: string, illnesses: readonly string[]): Result<{ tags: string[] }> {
  const isHealth = healthFinder(illnesses);
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
