import { afterEach, expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToStaticMarkup } from 'react-dom/server';
import { PasskeyLogin } from '@/components/staff/people/passkey-login';

const name = 'Sign in with a passkey';
const hasPasskeys = (get: () => Promise<unknown>) => {
  Object.assign(globalThis, { PublicKeyCredential: class {} });
  Object.defineProperty(navigator, 'credentials', { value: { get }, configurable: true });
};
const answers = (status: number, json: object) =>
  Object.assign(globalThis, { fetch: async () => ({ ok: status === 200, status, json: async () => json }) });
const asked = { challenge: 'AAAA', rpId: 'localhost', userVerification: 'required' };

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  Reflect.deleteProperty(navigator, 'credentials');
});

test('what the server sends has no button, nor has a browser without passkeys', () => {
  expect(renderToStaticMarkup(<PasskeyLogin />)).toBe('');
  const { container } = render(<PasskeyLogin />);
  expect(container.innerHTML).toBe('');
});

test.each([
  ['NotAllowedError', 'No passkey came. Please try again.'],
  ['SecurityError', 'Passkeys don’t work at this address. Please use the shop’s own.'],
  ['WhateverError', 'The passkey did not work. Please try again.'],
])('%s of the browser’s is a sentence for a person', async (error, says) => {
  hasPasskeys(() => Promise.reject(new DOMException('The operation either timed out or was not allowed.', error)));
  answers(200, asked);
  render(<PasskeyLogin />);
  await userEvent.click(screen.getByRole('button', { name }));
  expect((await screen.findByRole('alert')).textContent).toBe(says);
});

test('the device is not asked when the shop can’t be, and asked once however often the button is pressed', async () => {
  let times = 0;
  hasPasskeys(() => {
    times++;
    return new Promise(() => undefined);
  });
  answers(429, { problem: { code: 'too-many', message: 'That is a lot at once.' } });
  render(<PasskeyLogin />);
  const button = screen.getByRole('button', { name });
  await userEvent.click(button);
  expect((await screen.findByRole('alert')).textContent).toBe('That is a lot at once.');
  expect(times).toBe(0);
  answers(200, asked);
  await userEvent.click(button);
  await screen.findByText(/Your browser asks/);
  await userEvent.click(button);
  expect([times, button.getAttribute('aria-disabled')]).toEqual([1, 'true']);
});
