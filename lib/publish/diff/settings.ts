import { discountWords, scopeOf } from '@/lib/basket/discount-words';
import type { Discount } from '@/lib/content/schema/discount';
import type { OrderRules } from '@/lib/content/schema/orders';
import type { Redirect, Site } from '@/lib/content/schema/site';
import { formatPence, toPence } from '@/lib/money/pence';
import { formatClock } from '@/lib/time/london';
import { type Change, gainsAndLosses, same } from './change';
import { reworded } from './reworded';

/** What the words of a code are made of. */
const spokenOf = [
  'percent',
  'amountPence',
  'maximumPence',
  'freeDelivery',
  'products',
  'categories',
  'minimumPence',
  'firstOrderOnly',
  'from',
  'until',
  'uses',
] as const satisfies (keyof Discount)[];

/** What follows from a change of the codes. Whoever has ordered with one keeps what they were promised. */
export function discountChanges(before: Discount[], after: Discount[]): Change[] {
  const { gained, lost } = gainsAndLosses(before, after, ({ code }) => code);
  const changed = after.flatMap((now) => {
    const was = before.find(({ code }) => code === now.code);
    if (!was) return [];
    const [old, is] = [words(was), words(now)];
    const rest = reworded(was, now, { except: old === is ? [] : spokenOf });
    return [...(old === is ? [] : [`${old} → ${is}.`]), ...rest].map((one) => `Code ${now.code}: ${one}`);
  });
  const says = [
    ...gained.map((discount) => `New code ${discount.code}: ${words(discount)}.`),
    ...changed,
    ...lost.map(({ code }) => `Code ${code} is refused from now on; orders that used it keep it.`),
  ];
  return says.map((line) => ({ heading: 'Discounts', says: line }));
}

function words(discount: Discount): string {
  const { minimumPence, firstOrderOnly, from, until, uses } = discount;
  const names = { products: discount.products.map((slug) => ({ slug, title: slug })), categories: [] };
  const limits = [
    ...(minimumPence ? [`from ${formatPence(toPence(minimumPence))}`] : []),
    ...(firstOrderOnly ? ['first order only'] : []),
    ...(from ? [`from ${from}`] : []),
    ...(until ? [`until ${until}`] : []),
    ...(uses.total ? [`${uses.total} uses in all`] : []),
    ...(uses.perAddress ? [`${uses.perAddress} for each address`] : []),
  ];
  return [discountWords(discount, scopeOf(discount, names)), ...limits].join(', ');
}

const cap = (pence: number | null) => (pence === null ? 'without limit' : `up to ${formatPence(toPence(pence))}`);

const kept = ({ keepYears, keepUnpaidDays }: OrderRules) =>
  `${keepYears} years after the year of the order, ${keepUnpaidDays} days if it was not paid`;

export function orderRuleChanges(before: OrderRules, after: OrderRules): Change[] {
  const roles = ['agent', 'lead', 'owner'] as const;
  const says = [
    ...(before.collection === after.collection
      ? []
      : [`The carrier collects at ${formatClock(after.collection)} (it was ${formatClock(before.collection)}).`]),
    ...roles
      .filter((role) => before.refundCaps[role] !== after.refundCaps[role])
      .map((role) => `Refunds by ${role}s: ${cap(after.refundCaps[role])} (it was ${cap(before.refundCaps[role])}).`),
    ...(before.lowStock === after.lowStock
      ? []
      : [`Low stock begins at ${after.lowStock} (it was ${before.lowStock}).`]),
    ...(same(kept(before), kept(after)) ? [] : [`Buyers are kept ${kept(after)} (it was ${kept(before)}).`]),
    ...reworded(before, after, {
      except: ['collection', 'refundCaps', 'lowStock', 'keepYears', 'keepUnpaidDays'],
    }).map((one) => `In orders.yaml, ${one}`),
  ];
  return says.map((line) => ({ heading: 'Orders', says: line }));
}

const names: { part: keyof Site; name: string }[] = [
  { part: 'brand', name: 'The brand, on every page' },
  { part: 'legal', name: "The company's details (foot of every page, labels, letters)" },
  { part: 'strip', name: 'The strip, on every page' },
  { part: 'homeArticle', name: 'The front page' },
  { part: 'categories', name: 'The shelves' },
  { part: 'navigation', name: 'The menu, on every page' },
  { part: 'footer', name: 'The foot of every page' },
  { part: 'googleCategories', name: 'What Google calls our goods' },
  { part: 'responsiblePerson', name: 'Who answers in Northern Ireland' },
  { part: 'regulator', name: 'Who hears complaints about personal data' },
];

export function siteChanges(before: Site, after: Site): Change[] {
  return names.flatMap(({ part, name }) =>
    reworded(before[part], after[part]).map((one): Change => ({ heading: 'The shop itself', says: `${name}: ${one}` })),
  );
}

export function redirectChanges(before: readonly Redirect[], after: readonly Redirect[]): Change[] {
  const { gained, lost } = gainsAndLosses(before, after, ({ from, to }) => `${from} ${to}`);
  const says = [
    ...gained.map(({ from, to }) => `${from} now leads to ${to}.`),
    ...lost.map(({ from, to }) => `${from} no longer leads to ${to}.`),
  ];
  return says.map((line) => ({ heading: 'Addresses', says: line }));
}
