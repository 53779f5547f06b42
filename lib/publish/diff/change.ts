/** One thing that a change does to the shop, in a sentence, under the heading where a marketer looks for it. */
export type Heading =
  | 'Prices'
  | 'Products'
  | 'Articles'
  | 'Claims'
  | 'Delivery'
  | 'Discounts'
  | 'Orders'
  | 'Chat'
  | 'Help'
  | 'Canned replies'
  | 'Addresses'
  | 'The shop itself'
  | 'To mend first';
export type Change = { heading: Heading; says: string };

const order: Heading[] = [
  'To mend first',
  'Prices',
  'Products',
  'Claims',
  'Articles',
  'Delivery',
  'Discounts',
  'Orders',
  'Chat',
  'Help',
  'Canned replies',
  'Addresses',
  'The shop itself',
];

export const list = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a list has gained and lost. */
export function gainsAndLosses<Item>(before: readonly Item[], after: readonly Item[], keyOf: (item: Item) => string) {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    gained: after.filter((item) => !old.has(keyOf(item))),
    lost: before.filter((item) => !now.has(keyOf(item))),
  };
}

/** The changes as text, under their headings. */
export function inWords(changes: readonly Change[], release: string): string {
  if (changes.length === 0) return `Nothing that shoppers or staff read has changed since ${release}.`;
  const sections = order.flatMap((heading) => {
    const lines = changes.filter((change) => change.heading === heading).map(({ says }) => `  ${says}`);
    return lines.length > 0 ? [['', heading, ...lines].join('\n')] : [];
  });
  return [`What this does to the shop, since ${release}:`, ...sections].join('\n');
}
