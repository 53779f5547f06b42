import '@testing-library/jest-dom/jest-globals';
import { expect, test } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import { AfterMessages } from '@/components/chat/log/after-messages';
import { Messages } from '@/components/chat/log/messages';
import { StateLine } from '@/components/chat/state-line';
import type { Chat } from '@/lib/chat/browser/cache-client';
import { emptyThread, merge, sending } from '@/lib/chat/log/thread';
import type { WireCard, WireEvent } from '@/lib/chat/log/wire';
import { said } from '../fixtures/talk';

const show = (...events: WireEvent[]) =>
  render(<Messages view={merge(emptyThread, events)} live order="" resend={() => undefined} />);
const from = (kind: WireEvent['kind'], card: WireCard, text = '', seq = 2) => said(seq, text, 'staff', { kind, card });
const product: WireCard = {
  type: 'product',
  variant: 'GMK-500',
  title: 'Goats’ Milk Kefir',
  label: '500 ml bottle',
  href: '/products/goats-milk-kefir',
  picture: '/illustrations/goats-milk-kefir.svg',
  price: '£6.25',
  unitPrice: '£12.50 per litre',
};
const basket: WireCard = {
  type: 'basket',
  lines: [{ title: 'Goats’ Milk Kefir', label: '500 ml bottle', quantity: 2, price: '£12.50' }],
  total: '£12.50',
};
const chat: Chat = {
  state: { mode: 'closed', says: 'Closed.', greeting: 'We are closed just now.', now: '', changesAt: null },
  notice: '',
  view: merge(emptyThread, [said(1, 'Hello')]),
  started: true,
  answerBy: null,
  aim: null,
  email: null,
  verifiedEmail: null,
  seen: { staff: 0, visitor: 0 },
  live: false,
  recent: false,
  typing: null,
};

test('a product leads to its page, with its price and its unit price', () => {
  show(from('product_card', product, 'This one.'));
  expect(screen.getByRole('link', { name: 'Goats’ Milk Kefir' })).toHaveAttribute('href', '/products/goats-milk-kefir');
  for (const words of ['This one.', '£6.25', '£12.50 per litre']) expect(screen.getByText(words)).toBeVisible();
});

test('an offer is a form that posts its number; once taken it says so and can be taken again', () => {
  const taken = said(3, '', 'visitor', { kind: 'basket_taken', card: { type: 'taken', seq: 2, missing: ['Soap'] } });
  const { unmount } = show(from('basket_offer', basket, 'A week of it'));
  const button = screen.getByRole('button', { name: 'Put these in my basket' });
  const form = button.closest('form');
  expect([form?.method, new URL(form?.action ?? '').pathname]).toEqual(['post', '/api/chat/basket']);
  expect(form).toHaveFormValues({});
  expect([...new FormData(form ?? undefined)]).toEqual([['seq', '2']]);
  unmount();
  show(from('basket_offer', basket), taken);
  expect(screen.getByText('You put this in the basket. We have too few of: Soap.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Put them in again' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'See your basket' })).toHaveAttribute('href', '/basket');
});

test('facts, orders, ratings and pictures are shown as what they are', () => {
  const image: WireCard = { type: 'image', id: 'a-picture', width: 4, height: 3 };
  show(
    from('fact_card', { type: 'facts', title: 'Keeping it', facts: [{ label: 'Opened', value: '5 days' }] }, '', 1),
    from('order_link', { type: 'order', number: 'LK-7F3K-92QD', action: 'refunded' }, 'For the leak.', 2),
    said(3, 'Quick', 'visitor', { kind: 'rating', card: { type: 'rating', score: 4 } }),
    said(4, '', 'visitor', { kind: 'image', card: image }),
  );
  expect(screen.getByRole('definition')).toHaveTextContent('5 days');
  expect(screen.getByText(/Refund for order/)).toHaveTextContent('Refund for order LK-7F3K-92QD');
  expect(screen.getByText('You gave it 4 of 5. Quick')).toBeVisible();
  expect(screen.getByRole('img', { name: 'Sent in this conversation' })).toHaveAttribute(
    'src',
    '/api/chat/images/a-picture',
  );
});

test('what was taken out leaves a place and no word; that it was taken out is no message', () => {
  const redaction = said(3, '', 'staff', { kind: 'redact', card: { type: 'redaction', seq: 1 } });
  show(said(1, 'My secret'), from('fact_card', { type: 'facts', title: 'Also', facts: [] }), redaction);
  const items = screen.getAllByRole('listitem');
  expect(items).toHaveLength(2);
  expect(within(items[0] ?? document.body).getByText('This message was taken out.')).toBeVisible();
  expect(screen.queryByText('My secret')).toBeNull();
});

test('an acknowledged message keeps its very place, so that it is not read out again', () => {
  const before = merge(emptyThread, [said(1, 'Hello', 'staff')]);
  const going = sending(before, { id: 'id-2', text: 'Hi' });
  const { rerender } = render(<Messages view={going} live order="" resend={() => undefined} />);
  const item = screen.getByText('Hi').closest('li');
  rerender(<Messages view={merge(going, [said(2, 'Hi')])} live order="" resend={() => undefined} />);
  expect(screen.getByText('Hi').closest('li')).toBe(item);
  expect(screen.queryByText('Sending…')).toBeNull();
});

test('sent, then seen; who is writing and what is promised have lines of their own', () => {
  const { rerender } = render(<AfterMessages chat={chat} />);
  expect(screen.getByText('Sent')).toBeVisible();
  rerender(<AfterMessages chat={{ ...chat, seen: { staff: 1, visitor: 0 }, typing: 'Ann', answerBy: 'Tue 24 Nov' }} />);
  expect(screen.getByText('Seen')).toBeVisible();
  expect(screen.getByRole('status', { name: 'Who is writing' })).toHaveTextContent('Ann is writing…');
  expect(screen.getByRole('status', { name: 'Promise' })).toHaveTextContent('A person answers by Tue 24 Nov');
});

test('whoever waits while somebody is here is told what we aim at, and once that is over what is promised', () => {
  const state = { ...chat.state, mode: 'here', now: '2026-11-24T10:01:00Z' } as const;
  const aim = { minutes: 2, until: '2026-11-24T10:02:00Z' };
  const waits = { ...chat, state, aim, answerBy: 'Tue 24 Nov, noon' };
  const { rerender } = render(<AfterMessages chat={waits} />);
  const promise = screen.getByRole('status', { name: 'Promise' });
  expect(promise).toHaveTextContent('Somebody is here, and we aim to answer within 2 minutes.');
  expect(promise).not.toHaveTextContent('12:00');
  rerender(<AfterMessages chat={{ ...waits, state: { ...state, now: '2026-11-24T10:02:00Z' } }} />);
  expect(promise).toHaveTextContent('It takes longer than we aim at. A person answers by Tue 24 Nov, noon');
  for (const mode of ['busy', 'closed'] as const) {
    rerender(<AfterMessages chat={{ ...waits, state: { ...state, mode } }} />);
    expect(promise).toHaveTextContent(/^Stored. A person answers by Tue 24 Nov, noon/);
  }
});

test('closed, but a person is still with them', () => {
  const { rerender } = render(<StateLine state={chat.state} live={false} begun={false} />);
  expect(screen.getByText('We are closed just now.')).toBeVisible();
  rerender(<StateLine state={chat.state} live begun />);
  expect(screen.getByText('We are closed for new questions, and still here for yours.')).toBeVisible();
});

test.each([
  ['See https://example.com/a.', 'https://example.com/a'],
  ['Is it (https://example.com/a)?', 'https://example.com/a'],
  ['https://example.com/a_(b), and more', 'https://example.com/a_(b)'],
  ['Write to mailto:ann@example.com!', 'mailto:ann@example.com'],
  ['https://example.com/?q=1&b=2', 'https://example.com/?q=1&b=2'],
])('the link in “%s” is %s, without the full stop of its sentence', (text, href) => {
  show(said(1, text));
  expect(screen.getByRole('link')).toHaveAttribute('href', href);
  expect(screen.getByRole('listitem')).toHaveTextContent(text);
});

test('what a person wrote runs in its own direction', () => {
  show(said(1, 'مرحبا بكم'));
  expect(screen.getByText('مرحبا بكم')).toHaveAttribute('dir', 'auto');
});
