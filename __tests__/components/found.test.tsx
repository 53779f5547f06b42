import { expect, test } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import { CustomerTimeline } from '@/components/staff/customer/timeline';
import { WriteFirst } from '@/components/staff/customer/write';
import { FoundPart, OrdersFound, TalksFound } from '@/components/staff/search/found';

const at = new Date('2026-11-24T10:00:00Z');
const marks = (within: HTMLElement) => [...within.querySelectorAll('mark')].map(({ textContent }) => textContent);

test('what was sought is marked wherever it stands in an order, and leads to it and to its customer', () => {
  const row = {
    id: 'o1',
    number: 'LK-7F3K-92QD',
    placedAt: at,
    state: { says: 'To pack', tone: 'plain' as const },
    buyer: 'Zoë Wood, zoe@example.com',
    address: 'Zoë Wood, 1 Milk Lane, York, YO1 7HH',
    lines: '2 × Kefir, 500 ml (GMK-500)',
  };
  const { container } = render(<OrdersFound rows={[row]} typed="zoe yo17hh" />);
  expect(marks(container)).toEqual(['Zoë', 'zoe', 'Zoë', 'YO1 7HH']);
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/staff/orders/o1',
    '/staff/customers/o1',
  ]);
});

test('words with markup in them are words', () => {
  const row = {
    id: 'c1',
    title: '<b>Eve</b>',
    updatedAt: at,
    open: true,
    number: null,
    tags: ['damaged'],
    says: '<img src=x onerror=alert(1)> leaked',
  };
  const { container } = render(<TalksFound rows={[row]} typed="leak dam img" />);
  expect(marks(container)).toEqual(['damaged', 'img', 'leaked']);
  expect(container.querySelector('img, b')).toBeNull();
});

test('a part says when there is nothing, and leads on only where there is more', () => {
  const href = (page: number) => `#${page}`;
  const part = (page: number, count: number, more: boolean) => (
    <FoundPart title="Orders" none="None." page={page} found={{ rows: Array(count).fill(0), more }} href={href}>
      <p>Rows</p>
    </FoundPart>
  );
  const { rerender } = render(part(1, 0, false));
  expect(screen.getByText('None.')).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
  rerender(part(2, 10, true));
  const links = within(screen.getByRole('navigation')).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#1', '#3']);
});

test('a timeline leads from each thing to where it stands', () => {
  const moment = { at, about: 'LK-1', who: 'Ann', says: 'Rang twice' } as const;
  render(
    <CustomerTimeline
      moments={[{ ...moment, id: 'a', kind: 'note', href: '/staff/orders/o1' }]}
      page={1}
      more={false}
      href={() => ''}
    />,
  );
  const row = screen.getByRole('listitem');
  expect(row.textContent).toContain('Note LK-1 Rang twice, Ann');
  expect(within(row).getByRole('link').getAttribute('href')).toBe('/staff/orders/o1');
});

test('a letter keeps its words and its id when it is refused; which order is asked only where there are several', () => {
  const orders = [
    { id: 'o1', number: 'LK-1' },
    { id: 'o2', number: 'LK-2' },
  ];
  const values = { id: 'the-same', order: 'o2', text: 'Dear Ada' };
  const problem = { code: 'taken', message: 'Ben has the conversation.' };
  const { container, rerender } = render(<WriteFirst orders={orders} from="customer" draft={{ values, problem }} />);
  expect(screen.getByRole('alert').textContent).toBe('Ben has the conversation.');
  expect(screen.getByLabelText<HTMLTextAreaElement>('What you write').value).toBe('Dear Ada');
  expect(screen.getByLabelText<HTMLSelectElement>('About the order').value).toBe('o2');
  expect(container.querySelector('input[name="id"]')?.getAttribute('value')).toBe('the-same');
  rerender(<WriteFirst orders={orders.slice(0, 1)} from="order" draft={null} />);
  expect(screen.queryByLabelText('About the order')).toBeNull();
  expect(container.querySelector('input[name="order"]')?.getAttribute('value')).toBe('o1');
});
