/** @jest-environment jsdom */
import { describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { StockLevel } from '@/lib/catalogue/stock-level';
import type { Content } from '@/lib/content/graph';
import { llmsText } from '@/lib/publish/feeds/llms';
import { merchantFeed } from '@/lib/publish/feeds/merchant';
import { articleFeed } from '@/lib/publish/feeds/rss';
import { securityTxt } from '@/lib/publish/feeds/security-txt';
import { sitemapOf } from '@/lib/publish/feeds/sitemap';
import { element } from '@/lib/publish/feeds/xml';
import { build, frozenFiles, shopContent } from '../../fixtures/content';

const origin = 'https://larkfield.example';
const files = frozenFiles();
const oat = 'content/products/oat-kefir.md';

function contentOf(edits: Record<string, (text: string) => string> = {}): Content {
  const changed = Object.entries(edits).map(([file, edit]) => [file, edit(files[file] ?? '')]);
  const { content } = build({ ...files, ...Object.fromEntries(changed) });
  if (!content) throw new Error('the content cannot be read');
  return content;
}
const draft = contentOf({
  [oat]: (text) => text.replace('status: published', 'status: draft'),
  'content/articles/how-to-drink-and-keep-kefir.md': (text) => text.replace('status: published', 'status: draft'),
});

function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  expect(document.querySelector('parsererror')?.textContent ?? null).toBeNull();
  return document;
}
const fieldsOf = (item: Element) =>
  Object.fromEntries([...item.children].map((child) => [child.localName, child.textContent]));

/** What Google asks of a product in the United Kingdom (Merchant Center, product data specification). */
const merchantProduct = z.strictObject({
  id: z.string().min(1).max(50),
  title: z.string().min(1).max(150),
  description: z.string().min(1).max(5000),
  link: z.string().startsWith(`${origin}/products/`),
  image_link: z.string().regex(/^https:\/\/larkfield\.example\/products\/[a-z0-9-]+\/picture\.png$/),
  availability: z.enum(['in_stock', 'out_of_stock']),
  price: z.string().regex(/^\d+\.\d{2} GBP$/),
  condition: z.literal('new'),
  brand: z.string().min(1).max(70),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/)
    .optional(),
  identifier_exists: z.enum(['yes', 'no']),
  item_group_id: z.string().min(1).max(50).optional(),
  is_bundle: z.literal('yes').optional(),
  google_product_category: z.string().regex(/^[A-Z][^>]+( > [A-Z][^>]+)*$/),
  product_highlight: z.array(z.string().min(1).max(150)).min(2).max(100),
  shipping_weight: z
    .string()
    .regex(/^\d+ g$/)
    .optional(),
  min_handling_time: z.string().regex(/^\d$/),
  max_handling_time: z.string().regex(/^\d$/),
  free_shipping_threshold: z
    .strictObject({ country: z.literal('GB'), price_threshold: z.literal('25.01 GBP') })
    .optional(),
  size: z.string().max(100),
  product_type: z.string().max(750),
  unit_pricing_measure: z.string().regex(/^\d+(\.\d+)?(ml|g|ct)$/),
  unit_pricing_base_measure: z.enum(['1l', '1kg', '1ct']),
  shipping_label: z.string().max(100),
});

const reader = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (name) => name === 'item' || name === 'product_highlight',
});
const feedItems = z.object({ rss: z.object({ channel: z.object({ item: z.array(z.unknown()) }) }) });

describe('the merchant feed', () => {
  const content = contentOf();
  const skus = content.products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
  const stock = new Map<string, StockLevel>(skus.map((sku) => [sku, 'in-stock']));
  const items = (shown: Content, levels = stock) =>
    z.array(merchantProduct).parse(feedItems.parse(reader.parse(merchantFeed(shown, levels, origin))).rss.channel.item);

  test('has every size of every product with all that is required, each once', () => {
    const all = items(content);
    expect(all.map(({ id }) => id).toSorted()).toEqual(skus.toSorted());
    expect(all.find(({ id }) => id === 'GMK-250')).toMatchObject({
      title: 'Goats’ Milk Kefir, 250 ml bottle',
      link: `${origin}/products/goats-milk-kefir/250-ml`,
      price: '3.40 GBP',
      unit_pricing_measure: '250ml',
      unit_pricing_base_measure: '1l',
    });
  });

  test('delivery is free from a sum in the whole country or is not said to be', () => {
    expect(items(content).some((item) => item.free_shipping_threshold)).toBe(false);
    const { delivery } = content;
    const served = delivery.zones.filter(({ service }) => service).map(({ id }) => id);
    const everywhere = { ...content, delivery: { ...delivery, free: { ...delivery.free, zones: served } } };
    expect(items(everywhere).every((item) => item.free_shipping_threshold)).toBe(true);
  });

  test('only what has several sizes is a group, only a bundle one, and only a bar code identifies', () => {
    const barred = contentOf({
      [oat]: (text) => text.replace('sku: OAK-500', 'sku: OAK-500\n    gtin: "5012345678900"\n    weightGrams: 560'),
    });
    const of = (wanted: string) => items(barred).find(({ id }) => id === wanted);
    expect(of('GMK-250')).toMatchObject({ item_group_id: 'goats-milk-kefir', identifier_exists: 'no' });
    expect(of('OAK-500')).toMatchObject({ gtin: '5012345678900', identifier_exists: 'yes', shipping_weight: '560 g' });
    expect(of('GJS-1')).not.toHaveProperty('item_group_id');
    const bundled = shopContent();
    const every = bundled.products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    const sold = items(bundled, new Map(every.map((one) => [one, 'in-stock'])));
    expect(sold.filter(({ is_bundle: is }) => is === 'yes').map(({ title }) => title)).toEqual([
      expect.stringContaining('Starter Kit'),
    ]);
    expect(sold.filter(({ shipping_weight: weight }) => weight === undefined)).toEqual([]);
  });

  test('tells more than a sentence, in whole words', () => {
    for (const { description } of items(content)) expect(description.length).toBeGreaterThan(200);
  });

  test('chilled goods wait longer for their parcel than others', () => {
    const times = items(content).map((one) =>
      [one.shipping_label, one.min_handling_time, one.max_handling_time].join(),
    );
    expect([...new Set(times)].toSorted()).toEqual(['ambient,0,1', 'chilled,0,2']);
  });

  test('what is sold out, or unknown to the stock, is not offered', () => {
    const levels = new Map(stock).set('GMK-500', 'sold-out');
    levels.delete('GMK-250');
    const availability = items(content, levels).map(({ id, availability: said }) => [id, said]);
    expect(availability.filter(([, said]) => said === 'out_of_stock')).toEqual([
      ['GMK-500', 'out_of_stock'],
      ['GMK-250', 'out_of_stock'],
    ]);
  });

  test('a draft is never in it', () => {
    expect(items(draft).some(({ id }) => id === 'OAK-500')).toBe(false);
  });

  test('marks and characters that XML has no place for do no harm', () => {
    const odd = contentOf({ [oat]: (text) => text.replace('title: "Oat Kefir"', 'title: "Oat <&> \\"Kefir\\""') });
    expect(items(odd).find(({ id }) => id === 'OAK-500')?.title).toBe('Oat <&> “Kefir”, 500 ml bottle');
    expect(element('title', 'Oat\u0007 <Kefir>')).toBe('<title>Oat &lt;Kefir&gt;</title>');
  });
});

describe('the article feed', () => {
  test('is RSS 2.0 with its own address, newest first, without drafts', () => {
    const content = contentOf();
    const document = parsed(articleFeed(content.articles, content.site, origin));
    expect(document.documentElement.getAttribute('version')).toBe('2.0');
    const self = document.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'link')[0];
    expect(self?.getAttribute('href')).toBe(`${origin}/articles/feed.xml`);
    const items = [...document.querySelectorAll('item')].map(fieldsOf);
    expect(items.map(({ title }) => title)).toEqual(['Kefir & Eczema', 'How to drink and keep kefir']);
    for (const { guid, pubDate, description, encoded } of items) {
      expect(encoded?.length).toBeGreaterThan(2_000);
      expect(encoded).toMatch(/^<\w/);
      expect(encoded).not.toMatch(/href="\//);
      expect([
        guid?.startsWith(`${origin}/articles/`),
        Number.isNaN(Date.parse(pubDate ?? '')),
        description === '',
      ]).toEqual([true, false, false]);
    }
    expect(items.map(({ link }) => link)).toEqual([`${origin}/`, `${origin}/articles/how-to-drink-and-keep-kefir`]);
    expect(articleFeed(draft.articles, draft.site, origin)).not.toContain('how-to-drink');
  });
});

describe('the sitemap', () => {
  const pages = sitemapOf(contentOf(), origin);

  test('names every public page once, with its pictures', () => {
    const urls = pages.map(({ url }) => url.replace(origin, ''));
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toEqual(
      expect.arrayContaining(['/', '/shop', '/shop/skincare', '/products/oat-kefir', '/articles', '/help/terms']),
    );
    expect(pages.find(({ url }) => url.endsWith('/products/oat-kefir'))?.images).toEqual([
      `${origin}/illustrations/oat-kefir.svg`,
    ]);
    expect(urls).not.toContain('/articles/kefir-and-eczema');
    expect(urls).toContain('/products/goats-milk-kefir/250-ml');
    expect(pages.find(({ url }) => url === `${origin}/`)?.lastModified).toBe('2026-11-02');
  });

  test('a draft is never in it', () => {
    expect(sitemapOf(draft, origin).map(({ url }) => url)).not.toContain(`${origin}/products/oat-kefir`);
  });
});

test('llms.txt has one title, a summary, and a link to every product, article and page', () => {
  const content = contentOf();
  const text = llmsText(content, origin);
  const lines = text.split('\n');
  expect(lines.filter((line) => line.startsWith('# '))).toEqual(['# Larkfield Kefir']);
  expect(lines[2]).toMatch(/^> \S/);
  const links = [...text.matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gm)].map(([, href = '']) => href.replace(origin, ''));
  const addresses = [
    ...content.products.map(({ slug }) => `/products/${slug}`),
    ...content.articles.map(({ slug }) => `/articles/${slug}`),
    ...content.pages.map(({ slug }) => `/help/${slug}`),
  ];
  expect(links.toSorted()).toEqual(addresses.toSorted());
  expect(llmsText(draft, origin)).not.toContain('oat-kefir');
});

describe('security.txt', () => {
  test.each(['2026-11-28T12:00:00Z', '2031-06-01T00:00:00.123Z'])(
    'asked at %s it is good for months, and for less than a year',
    (at) => {
      const instant = Temporal.Instant.from(at);
      const text = securityTxt(contentOf().site, origin, instant);
      const fields = new Map(
        text
          .trim()
          .split('\n')
          .map((line): [string, string] => [line.split(': ')[0] ?? '', line.split(': ')[1] ?? '']),
      );
      expect(fields.get('Contact')).toBe(`mailto:${contentOf().site.legal.email}`);
      expect(fields.get('Canonical')).toBe(`${origin}/.well-known/security.txt`);
      const days = instant.until(Temporal.Instant.from(fields.get('Expires') ?? '')).total('hours') / 24;
      expect(days).toBeGreaterThan(90);
      expect(days).toBeLessThan(365);
      expect(fields.get('Expires')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    },
  );
});
