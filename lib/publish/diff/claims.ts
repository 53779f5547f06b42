import { lexiconOf } from '@/lib/content/claims/lexicon';
import { claimsOf } from '@/lib/content/claims/lint';
import type { ClaimRules } from '@/lib/content/schema/claims';
import { type AnySource, everySource, type Sources } from '@/lib/content/source';
import { type Change, gainsAndLosses, list } from './change';
import { reworded } from './reworded';

const atMost = 5;

/** Claims that a file makes now and did not make before, by the rules of today, and approvals it newly relies on. */
export function claimChanges(before: Sources, after: Sources, rules: ClaimRules, today: string): Change[] {
  const lexicon = lexiconOf(
    rules,
    after.products.map(({ fields }) => fields.title),
  );
  const said = (source: AnySource) =>
    claimsOf(source, lexicon, source.file.startsWith('content/articles/') ? 'article' : 'product', today).map(
      ({ claim }) => `"${claim.said}" (rule ${claim.rule})`,
    );
  const old = new Map(everySource(before).map((source) => [source.file, source]));

  return everySource(after).flatMap((source): Change[] => {
    if (source.fields.status === 'draft') return [];
    const was = old.get(source.file);
    const known = was?.fields.status === 'published' ? was : undefined;
    const fresh = without(said(source), known ? said(known) : []);
    const ids = source.fields.claims.filter((id) => !known?.fields.claims.includes(id));
    const dropped = known?.fields.claims.filter((id) => !source.fields.claims.includes(id)) ?? [];
    const lines = [
      ...(fresh.length > 0 ? [`${source.file} says what it did not say before: ${shortened(fresh)}.`] : []),
      ...ids.map((id) => `${source.file} relies on the approval ${id} from now on.`),
      ...dropped.map((id) => `${source.file} no longer relies on the approval ${id}.`),
    ];
    return lines.map((says) => ({ heading: 'Claims', says }));
  });
}

/** What counsel changed in the rules themselves. */
export function ruleChanges(before: ClaimRules, after: ClaimRules): Change[] {
  const words = ({ A, B, C, D, E, F, G, lists, allowed }: ClaimRules) => [
    ...Object.entries({ A, B, C, D, E, F, G }).flatMap(([rule, { words: listed }]) =>
      listed.map((word) => `"${word}" (rule ${rule})`),
    ),
    ...Object.entries(lists).flatMap(([name, listed]) => listed.map((word) => `"${word}" ({${name}})`)),
    ...allowed.map((word) => `"${word}" (allowed)`),
  ];
  const { gained, lost } = gainsAndLosses(words(before), words(after), (word) => word);
  const approvals = gainsAndLosses(before.approvals, after.approvals, (approval) => JSON.stringify(approval));
  const says = [
    ...(gained.length > 0 ? [`The rules now list ${shortened(gained)}.`] : []),
    ...(lost.length > 0 ? [`The rules no longer list ${shortened(lost)}.`] : []),
    ...approvals.gained.map(({ id, approver, expires }) => `The approval ${id}: ${approver}, until ${expires}.`),
    ...approvals.lost
      .filter(({ id }) => !after.approvals.some((approval) => approval.id === id))
      .map(({ id }) => `The approval ${id} is gone.`),
    ...after.approvals.flatMap((approval) => {
      const was = before.approvals.find(({ id }) => id === approval.id);
      return was
        ? reworded(was, approval, { except: ['approver', 'expires'] }).map((one) => `The approval ${was.id}, ${one}`)
        : [];
    }),
    ...besideWords(before, after).map((one) => `In claims.yaml, ${one}`),
  ];
  return says.map((line) => ({ heading: 'Claims', says: line }));
}

/** What stands in the rules besides the words that they look for. */
function besideWords(before: ClaimRules, after: ClaimRules): string[] {
  const wordless = ({ A, B: _words, C, D, E, F, G, ...rest }: ClaimRules) => ({
    ...Object.fromEntries(
      Object.entries({ A, C, D, E, F, G }).map(([name, { words: _listed, ...rule }]) => [name, rule]),
    ),
    ...rest,
  });
  return reworded(wordless(before), wordless(after), { except: ['lists', 'allowed', 'approvals'] });
}

/** The words of one list that are not in the other, each as often as it is there more often. */
function without(now: readonly string[], before: readonly string[]): string[] {
  const left = [...before];
  return now.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function shortened(words: readonly string[]): string {
  const more = words.length - atMost;
  return more > 0 ? list([...words.slice(0, atMost), `${more} more`]) : list(words);
}
