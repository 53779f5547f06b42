import { expect, jest, test } from '@jest/globals';
import Markdoc from '@markdoc/markdoc';
import { build, contentFiles, frozenFiles } from '../../fixtures/content';

const { content, problems } = build(contentFiles());

test('the shop’s own content has no error', () => {
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
});

test('its only approval is the authorised claim, on a product whose nutrition earns it', () => {
  const used = [content?.products, content?.articles, content?.pages, content?.faqs].flatMap((kind) =>
    (kind ?? []).filter(({ claims }) => claims.length > 0),
  );
  expect(used.map(({ slug, claims }) => [slug, claims])).toEqual([['kefir-course-28', ['vitamin-a-immune']]]);
});

test('articles and products know each other', () => {
  for (const { slug, mentions } of content?.articles ?? []) {
    for (const product of content?.products ?? []) {
      expect([slug, product.slug, product.mentionedIn.includes(slug)]).toEqual([
        slug,
        product.slug,
        mentions.includes(product.slug),
      ]);
    }
  }
  expect(content?.articles.flatMap(({ mentions }) => mentions)).toContain('goats-milk-kefir');
});

test('each body is parsed once, however many checks look at it', () => {
  const parse = jest.spyOn(Markdoc, 'parse');
  const files = frozenFiles();
  build(files);
  expect(parse).toHaveBeenCalledTimes(Object.keys(files).filter((file) => file.endsWith('.md')).length);
});

test('each drink, and what makes one, says from which age it is none for a child', () => {
  const drinks = (content?.products ?? []).filter(
    ({ label, category, variants }) =>
      (category === 'milk-kefir' || category === 'water-kefir-and-cultures') &&
      (label.kind === 'culture' || variants.some(({ netQuantity: { unit } }) => unit === 'ml')),
  );
  expect(drinks.length).toBeGreaterThan(5);
  for (const { slug, notFor } of drinks)
    expect([slug, notFor.some((one) => /babies (?:under 12 months|and small children)/.test(one))]).toEqual([
      slug,
      true,
    ]);
});
