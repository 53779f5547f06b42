import '@testing-library/jest-dom/jest-globals';
import { expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { Temporal } from 'temporal-polyfill';
import { DrawerLines } from '@/components/basket/drawer-lines';
import { priceBasket } from '@/lib/basket/price';
import { frozenContent } from '../fixtures/content';

jest.mock('@/lib/basket/client', () => ({ restoreLine: () => {}, setQuantity: () => {} }));

const { products, delivery: rules } = frozenContent();
const instant = Temporal.Instant.from('2026-11-23T10:00:00Z');
const stock = new Map([
  ['GMK-500', 9],
  ['KSO-100', 9],
]);
const basketOf = (...variants: string[]) =>
  priceBasket(
    { lines: variants.map((variant) => ({ variant, quantity: 1 })), postcode: null },
    { products, rules, instant, stock, offer: null },
  );

test('what was taken out and added again is not said to be out', () => {
  const { rerender } = render(<DrawerLines basket={basketOf('GMK-500', 'KSO-100')} />);
  fireEvent.click(screen.getByRole('button', { name: 'Remove Goats’ Milk Kefir' }));
  rerender(<DrawerLines basket={basketOf('KSO-100')} />);
  expect(screen.getByText(/is out of your basket/)).toBeVisible();
  rerender(<DrawerLines basket={basketOf('KSO-100', 'GMK-500')} />);
  expect(screen.queryByText(/is out of your basket/)).toBeNull();
});
