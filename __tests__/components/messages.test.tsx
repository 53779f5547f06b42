import '@testing-library/jest-dom/jest-globals';
import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Linked } from '@/components/chat/log/linked';
import { Messages } from '@/components/chat/log/messages';
import { emptyThread, merge, notSent, sending } from '@/lib/chat/log/thread';
import { said } from '../fixtures/talk';

const stored = merge(emptyThread, [said(1, 'Hello', 'staff')]);

test('a message on its way says so; one that was not sent can be sent again', async () => {
  const resend = jest.fn();
  const { rerender } = render(<Messages view={sending(stored, { id: 'b', text: 'Hi' })} live resend={resend} />);
  expect(screen.getByText('Sending…')).toBeVisible();
  rerender(<Messages view={notSent(sending(stored, { id: 'b', text: 'Hi' }), 'b')} live resend={resend} />);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(resend).toHaveBeenCalledWith('b');
});

test('history is not read out; what comes while it is live is', () => {
  const { rerender } = render(<Messages view={stored} live={false} resend={() => undefined} />);
  expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'off');
  rerender(<Messages view={stored} live resend={() => undefined} />);
  expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'polite');
  expect(screen.getByText(/Ann/)).toBeVisible();
});

test.each([
  ['see https://example.com/a?b=1 now', 'https://example.com/a?b=1'],
  ['mailto:ann@example.com', 'mailto:ann@example.com'],
  ['javascript:alert(1)', null],
  ['data:text/html,<b>x</b>', null],
  ['<a href="https://example.com">x</a>', 'https://example.com'],
])('in %s the link is %s, and the rest is text', (text, address) => {
  const { container } = render(
    <p>
      <Linked text={text} />
    </p>,
  );
  expect(container).toHaveTextContent(text);
  expect(screen.queryByRole('link')?.getAttribute('href') ?? null).toBe(address);
});
