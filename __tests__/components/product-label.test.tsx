import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { Labels } from '@/components/page/product/product-label';
import { shopContent } from '../fixtures/content';

const { products, site } = shopContent();
const nonFood = products.filter(({ label }) => label.kind === 'cosmetic' || label.kind === 'kit');
const shown = (name: string) => screen.getByText(name).nextElementSibling?.textContent ?? '';

test.each(nonFood.map((product) => [product.title, product] as const))(
  '%s names its manufacturer with a postal and an electronic address',
  (_title, product) => {
    render(<Labels product={product} site={site} />);
    const says = shown(product.label.kind === 'kit' ? 'Manufacturer' : 'Manufacturer and responsible person');
    for (const fact of [site.legal.name, ...site.legal.registeredOffice, site.legal.email])
      expect(says).toContain(fact);
    expect(screen.queryByText('Responsible in Northern Ireland and the EU')).toBeNull();
  },
);

test('what is no food names whoever answers for it in Northern Ireland, food does not', () => {
  const responsiblePerson = { name: 'Some Agent Ltd', address: ['1 Quay', 'Belfast'], email: 'agent@example.com' };
  const [soap] = nonFood;
  const milk = products.find(({ label }) => label.kind === 'food');
  if (!soap || !milk) throw new Error('neither soap nor milk');
  const { unmount } = render(<Labels product={soap} site={{ ...site, responsiblePerson }} />);
  expect(shown('Responsible in Northern Ireland and the EU')).toBe(
    'Some Agent Ltd, 1 Quay, Belfast, agent@example.com',
  );
  unmount();
  render(<Labels product={milk} site={{ ...site, responsiblePerson }} />);
  expect(screen.queryByText('Responsible in Northern Ireland and the EU')).toBeNull();
});

test.each(nonFood.filter(({ label }) => label.kind === 'cosmetic').map((product) => [product.title, product] as const))(
  '%s says what a cosmetic has to: what it is, what is in it and how much, how long, and what to mind',
  (_title, product) => {
    render(<Labels product={product} site={site} />);
    for (const name of ['What it is', 'Contents', 'Ingredients (INCI)', 'Use within', 'Precautions'])
      expect(shown(name)).not.toBe('');
  },
);
