import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { OrderLog } from '@/components/staff/order/log';

const carriers = [{ id: 'dpd', name: 'DPD', tracking: 'https://example.com/{number}' }];
const event = (
  kind: string,
  detail: Record<string, string>,
  { who = null, conversation = null }: { who?: string | null; conversation?: string | null } = {},
) => ({
  id: kind,
  kind,
  detail,
  who,
  conversation,
  at: new Date('2026-11-24T10:00:00Z'),
});

test('what happened names a carrier as people do, and leads to the conversation in which it was done', () => {
  const events = [
    event('dispatched', { carrier: 'dpd', number: '155099' }, { who: 'Ann Smith' }),
    event('tracking-corrected', { carrier: 'somebody-else', number: '1' }),
    event('note', { text: 'Asked for in chat: cancelled', about: '7' }, { who: 'Ann Smith', conversation: '0b2c' }),
    event('disputed', { reason: 'product_not_received' }),
  ];
  render(<OrderLog orderId="o" events={events} carriers={carriers} draft={null} />);
  const [sent, corrected, note, disputed] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(sent).toContain('Dispatched with DPD 155099, Ann Smith');
  expect(corrected).toContain('Tracking corrected: somebody-else 1');
  expect(note).toContain('Note. Asked for in chat: cancelled');
  expect(disputed).toContain('The payment is disputed: product not received');
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/staff/inbox/0b2c#said-7']);
});
