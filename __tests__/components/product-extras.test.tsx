import '@testing-library/jest-dom/jest-globals';
import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { ProductExtras } from '@/components/page/product/product-extras';
import { shopContent } from '../fixtures/content';

jest.mock('@/lib/content/content', () => ({
  content: () => jest.requireActual<typeof import('../fixtures/content')>('../fixtures/content').shopContent(),
}));

test('no product’s page leads to an article about an illness; to others it does', () => {
  const { products, articles } = shopContent();
  const led = new Set<string>();
  for (const product of products) {
    const { unmount } = render(<ProductExtras product={product} />);
    for (const link of screen.queryAllByRole('link')) led.add(link.getAttribute('href') ?? '');
    unmount();
  }
  const shown = articles.filter(({ slug }) => led.has(`/articles/${slug}`));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter(({ condition }) => condition)).toEqual([]);
});
