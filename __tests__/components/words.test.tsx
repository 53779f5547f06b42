import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { MeterBar } from '@/components/basket/meter-bar';
import { Field } from '@/components/ui/field';

test('the meter says in words what its bar shows', () => {
  render(<MeterBar meter={{ percent: 99, says: 'Spend 1p more for free next-day delivery.', state: 'below' }} />);
  expect(screen.getByText(/Spend 1p more/)).toBeVisible();
  expect(screen.getByRole('img', { name: '99% of the way to free delivery' })).toBeVisible();
});

test('a field is described by its hint and by what is wrong with it', () => {
  render(<Field name="email" label="E-mail" hint="For your confirmation." error="Enter an e-mail address." />);
  const field = screen.getByLabelText('E-mail');
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('For your confirmation. Enter an e-mail address.');
});
