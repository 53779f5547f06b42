import { checkLostAddresses } from '@/lib/content/checks/places/redirects';
import { checkContent } from '@/lib/content/graph';
import { formatProblem } from '@/lib/content/problem';
import { everySource, type Files, type Settings, type Sources } from '@/lib/content/source';
import { thresholdWords } from '@/lib/delivery/rule-words';
import type { Change } from './change';
import { chatChanges, replyChanges } from './chat';
import { claimChanges, ruleChanges } from './claims';
import { deliveryChanges } from './delivery';
import { documentChanges } from './documents';
import { moveChanges, moved, movesBetween } from './moves';
import { productChanges } from './products';
import { discountChanges, orderRuleChanges, redirectChanges, siteChanges } from './settings';

/** What a change of the content files does to the shop, in words. */
export function changesBetween(before: Files, after: Files, today: string): Change[] {
  const was = checkContent(before, { today });
  const is = checkContent(after, { today });
  const earlier = comparable(was.sources, after, readable(is));
  const now = comparable(is.sources, before, readable(was));
  const moves = movesBetween(earlier, now, [before, after], is.settings.redirects?.value ?? []);
  const old = {
    products: moved(earlier.products, moves),
    articles: moved(earlier.articles, moves),
    pages: moved(earlier.pages, moves),
    faqs: earlier.faqs,
  };
  const compare = <Name extends keyof Settings>(
    name: Name,
    changes: (before: Settings[Name]['value'], after: Settings[Name]['value']) => Change[],
  ): Change[] => {
    const [one, other] = [was.settings[name], is.settings[name]];
    return one && other ? changes(one.value, other.value) : [];
  };
  const site = is.settings.site?.value;
  const { claims, redirects } = is.settings;
  return [
    ...errors(is.problems),
    ...incomparable(before, after, readable(was), readable(is)),
    ...(redirects ? errors(checkLostAddresses(redirects, Object.keys(after), Object.keys(before))) : []),
    ...moveChanges(moves),
    ...productChanges(old, now),
    ...(claims ? claimChanges(old, now, claims.value, today) : []),
    ...compare('claims', ruleChanges),
    ...documentChanges(old.articles, now.articles, { heading: 'Articles', name: 'article' }),
    ...compare('delivery', (earlier, later) => [
      ...deliveryChanges(earlier, later, site),
      ...leftBehind(earlier, later, after),
    ]),
    ...compare('discounts', discountChanges),
    ...compare('orders', orderRuleChanges),
    ...compare('chat', (earlier, later) => chatChanges(earlier, later, site)),
    ...documentChanges(old.pages, now.pages, { heading: 'Help', name: 'page' }),
    ...documentChanges(old.faqs, now.faqs, { heading: 'Help', name: 'question' }),
    ...compare('replies', replyChanges),
    ...compare('redirects', redirectChanges),
    ...compare('site', siteChanges),
  ];
}

type Checked = ReturnType<typeof checkContent>;

function errors(problems: Checked['problems']): Change[] {
  return problems
    .filter(({ level }) => level === 'error')
    .map((problem) => ({ heading: 'To mend first', says: formatProblem(problem) }));
}

function readable({ sources, settings }: Checked): ReadonlySet<string> {
  return new Set([
    ...everySource(sources).map(({ file }) => file),
    ...Object.values(settings).flatMap((setting) => (setting ? [setting.file] : [])),
  ]);
}

/** Without the files that are on the other side too, but can't be read there: they are neither new nor gone. */
function comparable(sources: Sources, otherFiles: Files, otherReadable: ReadonlySet<string>): Sources {
  const there = ({ file }: { file: string }) => !(file in otherFiles) || otherReadable.has(file);
  return {
    products: sources.products.filter(there),
    articles: sources.articles.filter(there),
    pages: sources.pages.filter(there),
    faqs: sources.faqs.filter(there),
  };
}

/** Files that changed but can't be set side by side, because the older one can't be read today. */
function incomparable(before: Files, after: Files, old: ReadonlySet<string>, now: ReadonlySet<string>): Change[] {
  return Object.keys(after)
    .filter((file) => file in before && before[file] !== after[file] && now.has(file) && !old.has(file))
    .map((file) => ({
      heading: 'The shop itself',
      says: `${file} changed; its older form is not one that can be compared.`,
    }));
}

/** The old threshold written out by hand: those places don't follow the rule by themselves. */
function leftBehind(
  before: Settings['delivery']['value'],
  after: Settings['delivery']['value'],
  files: Files,
): Change[] {
  const old = thresholdWords(before);
  if (old === thresholdWords(after)) return [];
  const sum = /£[\d.]+/.exec(old)?.[0] ?? old;
  const written = new RegExp(`${sum.replaceAll('.', '\\.')}(?![\\d.,]*\\d)`);
  return Object.entries(files).flatMap(([file, text]): Change[] => {
    if (file === 'content/README.md') return [];
    const line = text.split('\n').findIndex((one) => !one.trimStart().startsWith('#') && written.test(one));
    return line < 0 ? [] : [{ heading: 'Delivery', says: `Look at ${file}:${line + 1}: it names ${sum} by hand.` }];
  });
}
