import { expect, test } from '@jest/globals';
import { build, contentFiles } from '../../fixtures/content';

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
