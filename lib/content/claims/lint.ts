import { type Problem, problemAt, problemOf } from '../problem';
import type { ClaimRules } from '../schema/claims';
import type { AnySource, Read, Setting } from '../source';
import { type Claim, type Copy, claimsIn, type Rule } from './claims';
import { blocksOf, textsIn } from './copy';
import { type Lexicon, lexiconOf } from './lexicon';

/** Settings that nobody reads as words: the lists of the rules themselves, and addresses. */
const unspoken = new Set(['claims', 'redirects']);

/** The claims rules over all the copy there is: every field and body, and every setting that shoppers read. */
export function checkClaims({ sources, settings }: Read, rules: ClaimRules, today: string): Problem[] {
  const lexicon = lexiconOf(
    rules,
    sources.products.map(({ fields }) => fields.title),
  );
  const { products, pages, faqs, articles } = sources;
  return [
    ...[...products, ...pages, ...faqs].flatMap((source) => [
      ...inName(source, lexicon),
      ...claimsOf(source, lexicon, 'product', today).map(({ problem }) => problem),
    ]),
    ...articles.flatMap((source) => gathered(claimsOf(source, lexicon, 'article', today), source)),
    ...Object.entries(settings).flatMap(([name, setting]) =>
      setting && !unspoken.has(name) ? inSetting(setting, lexicon) : [],
    ),
  ];
}

export type Placed = { claim: Claim; problem: Problem };

/** What one file claims, fields first, then its body. */
export function claimsOf(source: AnySource, lexicon: Lexicon, copy: Copy, today: string): Placed[] {
  const { file, at, fields, bodySource, bodyLine } = source;
  const approved = lexicon.rules.approvals
    .filter(({ id, expires }) => fields.claims.includes(id) && expires >= today)
    .flatMap(({ says }) => says);
  const level = (claim: Claim) => (claim.fails ? 'error' : 'warning');
  const inFields = textsIn(fields).flatMap(({ path, text }) =>
    claimsIn(text, lexicon, copy, approved).map((claim) => ({
      claim,
      problem: problemAt({ file, at }, path, claim.message, { level: level(claim) }),
    })),
  );
  const inBody = blocksOf(bodySource).flatMap(({ text, from }) =>
    claimsIn(text, lexicon, copy, approved).map((claim): Placed => {
      const before = bodySource.slice(0, from + claim.index).split('\n');
      const place = { line: before.length - 1 + bodyLine, column: (before.at(-1)?.length ?? 0) + 1 };
      return { claim, problem: { file, ...place, level: level(claim), message: claim.message } };
    }),
  );
  return [...inFields, ...inBody];
}

/** An article's warnings, one line for each rule: its subject may be an illness, and its sources may speak of treatment. */
function gathered(placed: readonly Placed[], { fields }: AnySource): Problem[] {
  const errors = placed.filter(({ claim }) => claim.fails).map(({ problem }) => problem);
  const aboutIllness = 'condition' in fields && fields.condition !== undefined;
  const rules: Rule[] = aboutIllness ? ['A+B', 'C', 'D', 'F'] : ['A', 'A+B', 'C', 'D', 'F'];
  const warnings = rules.flatMap((rule): Problem[] => {
    const [first, ...others] = placed.filter(({ claim }) => claim.rule === rule && !claim.fails);
    if (!first) return [];
    const more = others.length > 0 ? ` (${others.length} more in this article)` : '';
    return [{ ...first.problem, message: `${first.problem.message}${more}` }];
  });
  return [...errors, ...warnings];
}

function inSetting({ file, at, value }: Setting<unknown>, lexicon: Lexicon): Problem[] {
  return textsIn(value).flatMap(({ path, text }) =>
    claimsIn(text, lexicon, 'product').map(({ message }) => problemAt({ file, at }, path, message)),
  );
}

/** A file's name is its address, and an address is read too. */
function inName({ file, slug }: AnySource, lexicon: Lexicon): Problem[] {
  return claimsIn(slug, lexicon, 'product').map(({ message }) => problemOf(file, `in its name, ${message}`));
}
