import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { readSources } from '@/lib/content/read';
import { articleSchema, faqSchema, pageSchema } from '@/lib/content/schema/article';
import { chatSchema, repliesSchema } from '@/lib/content/schema/chat';
import { claimsSchema } from '@/lib/content/schema/claims';
import { deliverySchema } from '@/lib/content/schema/delivery';
import { discountsSchema } from '@/lib/content/schema/discount';
import { ordersSchema } from '@/lib/content/schema/orders';
import { productSchema } from '@/lib/content/schema/product';
import { redirectsSchema, siteSchema } from '@/lib/content/schema/site';
import type { Sources } from '@/lib/content/source';
import type { Change } from '@/lib/publish/diff/change';
import { chatChanges, replyChanges } from '@/lib/publish/diff/chat';
import { ruleChanges } from '@/lib/publish/diff/claims';
import { deliveryChanges } from '@/lib/publish/diff/delivery';
import { documentChanges } from '@/lib/publish/diff/documents';
import { productChanges } from '@/lib/publish/diff/products';
import { discountChanges, orderRuleChanges, redirectChanges, siteChanges } from '@/lib/publish/diff/settings';
import { contentFiles } from '../../fixtures/content';

/** Whatever one value of the content changes is told, and nothing is told to have become what it was. */
const { sources, settings } = readSources(contentFiles());
const isOut = ({ fields }: { fields: { status: string } }) => fields.status === 'published';
type Path = readonly PropertyKey[];

function leaves(value: unknown, path: Path = []): { path: Path; leaf: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, leaf: value }];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

function put(value: unknown, [name, ...rest]: Path, leaf: unknown): unknown {
  if (name === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === name ? put(item, rest, leaf) : item));
  return Object.fromEntries(
    Object.entries(Object(value)).map(([key, inner]) => [key, key === name ? put(inner, rest, leaf) : inner]),
  );
}

/** Other values that a field could hold, of which the first that its schema takes is tried. */
const others = (leaf: unknown): unknown[] => {
  if (typeof leaf === 'number') return [leaf + 1, leaf - 1];
  if (typeof leaf === 'boolean') return [!leaf];
  const words = [
    'sunday',
    'monday',
    'scotland',
    'vegan',
    'dairy-free',
    'fish',
    'closed',
    'ambient',
    'chilled',
    'draft',
  ];
  return typeof leaf === 'string'
    ? [`${leaf} too`, `${leaf}x`, `${leaf}9`, `${leaf}-x`, '2031-02-03', '07:07', ...words].filter(
        (one) => one !== leaf,
      )
    : [];
};

/** Of the entries of a list, which are of one kind, the first and the last. */
function ofEachKind<Leaf extends { path: Path }>(all: readonly Leaf[]): Leaf[] {
  const kinds = new Map<string, Leaf[]>();
  for (const leaf of all) {
    const kind = leaf.path.map((name) => (/^\d+$/.test(String(name)) ? '#' : String(name))).join('.');
    kinds.set(kind, [...(kinds.get(kind) ?? []), leaf]);
  }
  return [...kinds.values()].flatMap((kind) => (kind.length > 1 ? [...kind.slice(0, 1), ...kind.slice(-1)] : kind));
}

/** A change of a value of each kind, and what is said of it. */
function told<Value>(was: Value, schema: z.ZodType<Value>, changes: (was: Value, is: Value) => Change[]) {
  return ofEachKind(leaves(was)).flatMap(({ path, leaf }) => {
    const parsed = others(leaf)
      .map((other) => schema.safeParse(put(was, path, other)))
      .find(({ success }) => success);
    if (!parsed?.success || JSON.stringify(parsed.data) === JSON.stringify(was)) return [];
    return [{ path: path.join('.'), says: changes(was, parsed.data).map(({ says }) => says) }];
  });
}

function expectTold(all: { path: string; says: string[] }[], least: number): void {
  expect(all.filter(({ says }) => says.length === 0)).toEqual([]);
  expect(all.filter(({ says }) => says.some(isUnchanged))).toEqual([]);
  expect(all.length).toBeGreaterThan(least);
}
const isUnchanged = (says: string) =>
  /(?:^|[ (])([^ ].*) → \1(?:[;)]|\.?$)/.test(says) || /(\S.*) \(it was \1\)/.test(says);

test('an unchanged pair is known when it is seen', () => {
  for (const pair of ['Live chat 8am–8pm (it was 8am–8pm): strip.', 'Oat Kefir: “Sour” → “Sour”.', 'salt: 1 → 1.'])
    expect([pair, isUnchanged(pair)]).toEqual([pair, true]);
  for (const pair of ['Live chat 8am–6pm (it was 8am–8pm): strip.', 'Oat Kefir: “Sour” → “Sour too”.', 'salt: 1 → 11.'])
    expect([pair, isUnchanged(pair)]).toEqual([pair, false]);
});

describe('each value of the settings', () => {
  const value = <Name extends keyof typeof settings>(name: Name) => {
    const setting = settings[name];
    if (!setting) throw new Error(`content/${name}.yaml cannot be read`);
    return setting;
  };
  test('site.yaml', () => expectTold(told(value('site').value, siteSchema, siteChanges), 30));
  test('delivery.yaml', () =>
    expectTold(
      told(value('delivery').value, deliverySchema, (was, is) => deliveryChanges(was, is, undefined)),
      20,
    ));
  test('orders.yaml', () => expectTold(told(value('orders').value, ordersSchema, orderRuleChanges), 10));
  test('chat.yaml', () =>
    expectTold(
      told(value('chat').value, chatSchema, (was, is) => chatChanges(was, is, undefined)),
      20,
    ));
  test('replies.yaml', () => expectTold(told(value('replies').value, repliesSchema, replyChanges), 4));
  test('discounts.yaml', () => expectTold(told(value('discounts').value, discountsSchema, discountChanges), 8));
  test('redirects.yaml', () => expectTold(told(value('redirects').value, redirectsSchema, redirectChanges), 1));
  test('claims.yaml', () => expectTold(told(value('claims').value, claimsSchema, ruleChanges), 60));
});

describe('each value of a file', () => {
  const none: Sources = { products: [], articles: [], pages: [], faqs: [] };
  test('products', () => {
    for (const source of sources.products.filter(isOut))
      expectTold(
        told(source.fields, productSchema, (was, is) =>
          productChanges(
            { ...none, products: [{ ...source, fields: was }] },
            { ...none, products: [{ ...source, fields: is }] },
          ),
        ).filter(({ path }) => !/^claims\b/.test(path)),
        15,
      );
  });
  test('articles', () => {
    for (const source of sources.articles.filter(isOut))
      expectTold(
        told(source.fields, articleSchema, (was, is) =>
          documentChanges([{ ...source, fields: was }], [{ ...source, fields: is }], {
            heading: 'Articles',
            name: 'article',
          }),
        ),
        5,
      );
  });
  test('pages and questions', () => {
    for (const source of sources.pages.filter(isOut))
      expectTold(
        told(source.fields, pageSchema, (was, is) =>
          documentChanges([{ ...source, fields: was }], [{ ...source, fields: is }], { heading: 'Help', name: 'page' }),
        ),
        3,
      );
    for (const source of sources.faqs.filter(isOut))
      expectTold(
        told(source.fields, faqSchema, (was, is) =>
          documentChanges([{ ...source, fields: was }], [{ ...source, fields: is }], {
            heading: 'Help',
            name: 'question',
          }),
        ),
        2,
      );
  });
});
