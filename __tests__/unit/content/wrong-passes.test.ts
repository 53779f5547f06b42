import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkLostSizes } from '@/lib/content/checks/places/redirects';
import { isOfTheShop, ofTheShop } from '@/lib/content/checks/places/routes';
import { readSources } from '@/lib/content/read';
import { files, goats, linesAfter } from '../../fixtures/content-edits';

const ofContent = ['articles', 'help', 'products', 'shop'];
const lineOf = (file: string, from: string | RegExp, to: string) => linesAfter(file, from, to).join('\n');

describe('a redirect from an address that the shop itself answers', () => {
  test.each([
    '/staff',
    '/api/health',
    '/api/checkout',
    '/orders/find',
    '/preview/a/b/c',
    '/robots.txt',
    '/STAFF',
    '/%73taff',
    '/./api/health',
    '/old/../Staff/login',
    '/Shop',
    '/shop/',
    '/products/Oat-Kefir/',
  ])('%s', (from) => {
    expect(lineOf('content/redirects.yaml', 'from: /delivery', `from: ${from}`)).toMatch(
      new RegExp(`field "from": .*"${from}".*(is answered by the shop itself|nobody would be led on)`),
    );
  });

  test('every route of the shop and every file beside it is known to be the shop’s or made of content', () => {
    const known = [...ofTheShop, ...ofContent];
    const folders = readdirSync('app', { withFileTypes: true }).flatMap((entry) =>
      /^\(.*\)$/.test(entry.name) ? readdirSync(`app/${entry.name}`, { withFileTypes: true }) : [entry],
    );
    const routes = folders.flatMap((entry) => {
      if (entry.isDirectory()) return [entry.name];
      const [, made = '', extension = ''] = /^(robots|sitemap|manifest|icon|apple-icon)\.(\w+)$/.exec(entry.name) ?? [];
      const ends: Record<string, string> = { robots: 'txt', sitemap: 'xml', manifest: 'webmanifest' };
      return made ? [`${made}.${ends[made] ?? extension}`] : [];
    });
    const unknown = [...routes, ...readdirSync('public')].filter((name) => !known.includes(name));
    expect(unknown).toEqual([]);
    expect(routes.length).toBeGreaterThan(15);
  });

  test('an old address of content may be led on', () => {
    for (const folder of ofContent) expect(isOfTheShop(`/${folder}/old`)).toBe(false);
  });
});

describe('sums and counts that a slip of the fingers makes', () => {
  test.each([
    [
      'a threshold in pounds',
      'content/delivery.yaml',
      'thresholdPence: 2500',
      'thresholdPence: 25',
      /field "free.thresholdPence": 25 is in pence, so £0.25/,
    ],
    [
      'a threshold that nobody reaches',
      'content/delivery.yaml',
      'thresholdPence: 2500',
      'thresholdPence: 250000000',
      /250000000 is in pence/,
    ],
    [
      'a parcel for 5p',
      'content/delivery.yaml',
      'pricePence: 495',
      'pricePence: 5',
      /5 is in pence, so £0.05 for a parcel/,
    ],
    [
      'a parcel for £495',
      'content/delivery.yaml',
      'pricePence: 495',
      'pricePence: 49500',
      /warning: zone "mainland": 49500 is in pence/,
    ],
    [
      'a price of ten million pounds',
      goats,
      'pricePence: 625',
      'pricePence: 999999999999',
      /27:5 .*no price for "500 ml bottle"/,
    ],
    ['a price of 5p', goats, 'pricePence: 625', 'pricePence: 5', /5 is in pence, so £0.05: no price/],
    [
      'a stock of a million',
      goats,
      'openingStock: 180',
      'openingStock: 1000000',
      /1000000 of "500 ml bottle" in stock/,
    ],
    [
      'a discount in pounds',
      'content/discounts.yaml',
      'amountPence: 500',
      'amountPence: 5',
      /warning: field "\[2\].amountPence": "SKIN-5": 5 is in pence/,
    ],
    [
      'a discount that is over',
      'content/discounts.yaml',
      'until: 2027-02-28',
      'from: 2019-01-01\n  until: 2020-01-01',
      /ended on 2020-01-01/,
    ],
    ['a sum typed into the strip', 'content/site.yaml', 'orders {free}', 'orders over £20', /"£20" is typed by hand/],
    [
      'hours typed into the strip',
      'content/site.yaml',
      'Live chat {hours}',
      'Live chat 8am–8pm',
      /"8am" is typed by hand/,
    ],
  ])('%s', (_, file, from, to, line) => {
    const source = files[file] ?? '';
    const edited = to.startsWith('from: 2019') ? source.replace('  from: 2026-11-01\n', '') : source;
    files[file] = edited;
    expect(lineOf(file, from, to)).toMatch(line);
    files[file] = source;
  });
});

describe('chat hours', () => {
  const chat = 'content/chat.yaml';
  const monday = '{ day: monday, opens: "08:00", closes: "20:00" }';
  const christmas = '{ date: 2026-12-25, note: Christmas Day, closed: true }';
  test.each([
    [
      'closing before opening',
      monday,
      '{ day: monday, opens: "20:00", closes: "08:00" }',
      /monday closes at 08:00, which is not after/,
    ],
    ['a day twice', 'day: tuesday', 'day: monday', /"monday" is used twice/],
    [
      'closed, with hours',
      christmas,
      '{ date: 2026-12-25, note: x, closed: true, opens: "08:00", closes: "09:00" }',
      /is closed and has hours/,
    ],
    ['neither closed nor open', christmas, '{ date: 2026-12-25, note: x }', /neither closed nor has hours/],
    ['half of its hours', christmas, '{ date: 2026-12-25, note: x, opens: "08:00" }', /neither closed nor has hours/],
    [
      'an exception backwards',
      christmas,
      '{ date: 2026-12-25, note: x, opens: "09:00", closes: "08:00" }',
      /closes at 08:00/,
    ],
    ['a date twice', 'date: 2027-12-25', 'date: 2026-12-25', /2026-12-25" is used twice/],
    ['a date that is past', 'date: 2026-12-25', 'date: 2026-01-01', /warning: 2026-01-01 is past/],
  ])('%s', (_, from, to, line) => {
    expect(lineOf(chat, from, to)).toMatch(line);
  });
});

describe('a size that was in the last release', () => {
  const lost = (from: string | RegExp, to: string, redirects = '') => {
    const edited: Record<string, string> = { ...files, [goats]: (files[goats] ?? '').replace(from, to) };
    edited['content/redirects.yaml'] = `${files['content/redirects.yaml']}\n${redirects}`;
    const now = readSources(edited);
    const was = readSources(files);
    return now.settings.redirects
      ? checkLostSizes(now.settings.redirects, now.sources.products, was.sources.products).map(({ message }) => message)
      : ['unread'];
  };

  test('and has another address now', () => {
    expect(lost('slug: 250-ml', 'slug: small')).toEqual([
      expect.stringMatching(/\/products\/goats-milk-kefir\/250-ml was in the last release.*lead its address on/),
    ]);
  });

  test('may be led on', () => {
    const line = '- { from: /products/goats-milk-kefir/250-ml, to: /products/goats-milk-kefir/small }';
    expect(lost('slug: 250-ml', 'slug: small', line)).toEqual([]);
  });

  test('and has another SKU now', () => {
    expect(lost('sku: GMK-250', 'sku: GMK-25')).toEqual([
      expect.stringMatching(/SKU GMK-250 .*its stock does not go over/),
    ]);
  });

  test('and is as it was', () => {
    expect(lost('title', 'title')).toEqual([]);
  });
});
