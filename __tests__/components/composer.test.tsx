import '@testing-library/jest-dom/jest-globals';
import { expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { Composer } from '@/components/chat/composer';

type Send = Parameters<typeof Composer>[0]['send'];

function show(answer: string | null) {
  const send = jest.fn<Send>().mockResolvedValue(answer);
  render(<Composer order="" rows={3} send={send} />);
  return { send, write: screen.getByLabelText('Your message'), user: userEvent.setup() };
}

test('Enter sends, Shift and Enter breaks the line, and the field is free for the next thought', async () => {
  const { send, write, user } = show(null);
  await user.type(write, 'one{Shift>}{Enter}{/Shift}two{Enter}');
  expect(send).toHaveBeenCalledWith({ text: 'one\ntwo', name: '', email: '' });
  expect(write).toHaveValue('');
});

test.each([
  ['as most browsers say it', { key: 'Enter', isComposing: true }],
  ['as Safari says it', { key: 'Enter', keyCode: 229 }],
])('an Enter that chooses a word of an input method sends nothing, %s', async (_name, key) => {
  const { send, write, user } = show(null);
  await user.type(write, 'にほん');
  fireEvent.keyDown(write, key);
  expect(send).not.toHaveBeenCalled();
  expect(write).toHaveValue('にほん');
});

test('a message is written in the direction of its own words', () => {
  expect(show(null).write).toHaveAttribute('dir', 'auto');
});

test('what was typed before its script came stays, and is kept like what is typed after', () => {
  const onWrite = jest.fn();
  const send = jest.fn<Send>().mockResolvedValue(null);
  const page = <Composer order="" rows={3} send={send} begun={() => 'kept from the page before'} onWrite={onWrite} />;
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(page);
  const area = within(container).getByLabelText('Your message');
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('it is no field');
  area.value = 'Typed at once';
  const { unmount } = render(page, { container, hydrate: true });
  expect(within(container).getByLabelText('Your message')).toHaveValue('Typed at once');
  expect(onWrite).toHaveBeenCalledWith('Typed at once');
  unmount();
  container.remove();
});

test('nothing is not sent, and that is said', async () => {
  const { send, write, user } = show(null);
  await user.type(write, '   {Enter}');
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole('alert')).toHaveTextContent('Please write a message.');
});

test('what is refused comes back with the reason', async () => {
  const { write, user } = show('Please use at most 4000 characters.');
  await user.type(write, 'far too long{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('at most 4000');
  expect(write).toHaveValue('far too long');
});

test('what is refused comes back before what has been written since', async () => {
  const { send, write, user } = show(null);
  let refuse: (why: string) => void = () => undefined;
  send.mockReturnValue(
    new Promise((resolve) => {
      refuse = resolve;
    }),
  );
  await user.type(write, 'one{Enter}two');
  refuse('Please wait a minute.');
  expect(await screen.findByRole('alert')).toHaveTextContent('wait a minute');
  expect(write).toHaveValue('one\ntwo');
});
