import '@testing-library/jest-dom/jest-globals';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { DeskComposer } from '@/components/staff/inbox/composer';
import type { DeskThread } from '@/lib/desk/inbox/wire';

const thread: DeskThread = {
  id: 'b7b4ffe2-5b1f-4f0e-8d0c-2f6d9f0a1c11',
  title: 'Ada',
  status: 'open',
  answerBy: null,
  snoozedUntil: null,
  assignee: null,
  tags: [],
  name: 'Ada',
  email: null,
  verifiedEmail: null,
  buyer: null,
  visitorSeenSeq: 0,
  staffSeenSeq: 0,
  lastSeq: 3,
  page: null,
  basket: [],
  draft: null,
  events: [],
  now: '2026-11-24T10:00:00Z',
};
const canned = [
  { shortcut: 'where', title: 'Where is my order?', body: 'Order {order} is on its way.' },
  { shortcut: 'warm', title: 'It arrived warm', body: 'I am sorry.' },
  { shortcut: 'refund', title: 'Refund or wrong item', body: 'I will refund it.' },
];
type Sent = { path: string; body: Record<string, unknown> };

/** A desk that takes everything, or refuses with a sentence; a slow one when it is told to. jsdom neither fetches nor scrolls. */
function show(message: string | null = null, changes: Partial<DeskThread> = {}, slow = false) {
  const sent: Sent[] = [];
  const answer = message === null ? { ok: true } : { problem: { code: 'taken', message } };
  Element.prototype.scrollIntoView = () => undefined;
  const waiting: (() => void)[] = [];
  Object.assign(globalThis, {
    fetch: async (path: string, { body }: { body: string }) => {
      sent.push({ path, body: JSON.parse(body) });
      if (slow && path.endsWith('/reply')) await new Promise<void>((resolve) => waiting.push(resolve));
      return { ok: message === null, status: message === null ? 200 : 409, json: async () => answer };
    },
  });
  const form = { id: 'one', kind: 'message' as const, text: '', problem: null };
  render(<DeskComposer thread={{ ...thread, ...changes }} me="me" canned={canned} form={form} />);
  const replies = () => sent.filter(({ path }) => path.endsWith('/reply')).map(({ body }) => body);
  const answerNow = () => act(async () => waiting.shift()?.());
  const drafts = () => sent.filter(({ path }) => path.endsWith('/draft')).map(({ body }) => body.text);
  return {
    replies,
    drafts,
    answerNow,
    write: screen.getByLabelText('Your answer'),
    user: userEvent.setup({ delay: null }),
  };
}

test.each([
  ['as most browsers say it', { isComposing: true }],
  ['as Safari says it', { keyCode: 229 }],
])('a key that chooses a word of an input method neither sends nor takes a reply, %s', async (_name, by) => {
  const { write, replies, user } = show();
  await user.type(write, 'にほん');
  fireEvent.keyDown(write, { key: 'Enter', ctrlKey: true, ...by });
  await user.clear(write);
  await user.type(write, '/w');
  for (const key of ['Enter', 'Tab']) fireEvent.keyDown(write, { key, ...by });
  expect([replies(), write]).toEqual([[], expect.objectContaining({ value: '/w' })]);
  fireEvent.keyDown(write, { key: 'Enter' });
  expect(write).toHaveValue('Order {order} is on its way.');
});

test('what was typed before its script came stays, and is what is sent', async () => {
  const sent: string[] = [];
  Object.assign(globalThis, {
    fetch: async (path: string, { body }: { body: string }) => {
      if (path.endsWith('/reply')) sent.push(JSON.parse(body).text);
      return { ok: true, status: 200, json: async () => ({ ok: true }) };
    },
  });
  const form = { id: 'one', kind: 'message' as const, text: '', problem: null };
  const page = <DeskComposer thread={thread} me="me" canned={canned} form={form} />;
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(page);
  const area = within(container).getByLabelText('Your answer');
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('it is no field');
  area.value = 'Dear Ada';
  const { unmount } = render(page, { container, hydrate: true });
  await userEvent.setup({ delay: null }).click(within(container).getByRole('button', { name: 'Send answer' }));
  expect(sent).toEqual(['Dear Ada']);
  unmount();
  container.remove();
});

test('an answer is written in the direction of its own words', () => {
  expect(show().write).toHaveAttribute('dir', 'auto');
});

test('a slash lists the replies; letters narrow, arrows choose, Enter takes and marks what is to fill in', async () => {
  const { write, user } = show();
  await user.type(write, '/w');
  const options = within(screen.getByRole('listbox')).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual([
    expect.stringContaining('/where'),
    expect.stringContaining('/warm'),
    expect.stringContaining('/refund'),
  ]);
  expect(options[0]).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}{ArrowDown}');
  expect(write).toHaveAttribute('aria-activedescendant', options[0]?.id);
  await user.keyboard('{Enter}');
  expect(write).toHaveValue('Order {order} is on its way.');
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('Escape puts the list away and leaves what was typed; a whole shortcut and a space need no list', async () => {
  const { write, user } = show();
  await user.type(write, '/wa{Escape}');
  expect([screen.queryByRole('listbox'), write]).toEqual([null, expect.objectContaining({ value: '/wa' })]);
  await user.clear(write);
  await user.type(write, '/warm ');
  expect(write).toHaveValue('I am sorry.');
});

test('Ctrl and Enter sends once, and the field is free; sending and resolving says up to where was read', async () => {
  const { write, user, replies } = show();
  await user.type(write, 'Hello{Control>}{Enter}{/Control}');
  expect(await screen.findByLabelText('Your answer')).toHaveValue('');
  await user.type(write, 'Bye');
  await user.click(screen.getByRole('button', { name: 'Send and resolve' }));
  expect(replies()).toMatchObject([
    { id: 'one', kind: 'message', text: 'Hello' },
    { kind: 'message', text: 'Bye', resolve: '3' },
  ]);
  expect(replies()[0]).not.toHaveProperty('resolve');
  expect(replies()[1]?.id).not.toBe('one');
});

test('what is refused stays, with the reason, and goes under the same id when it is sent again', async () => {
  const { write, user, replies } = show('Ben has taken this conversation. Take it over?');
  await user.type(write, 'Hello{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Ben has taken this conversation.');
  expect(write).toHaveValue('Hello');
  await user.click(screen.getByRole('button', { name: 'Send answer' }));
  expect(replies().map(({ id }) => id)).toEqual(['one', 'one']);
});

describe('while an answer is on its way', () => {
  const refusal = 'Ben has taken this conversation. Take it over?';
  const sendHello = 'Hello{Control>}{Enter}{/Control}';
  afterEach(() => {
    jest.useRealTimers();
  });

  test('it stays kept as a draft until it has arrived', async () => {
    jest.useFakeTimers();
    const { write, user, drafts, answerNow } = show(null, {}, true);
    const pause = () => act(() => jest.advanceTimersByTimeAsync(5_000));
    await user.type(write, 'Hello');
    await pause();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await pause();
    expect(drafts()).toEqual(['Hello']);
    await answerNow();
    await pause();
    expect(drafts()).toEqual(['Hello', '']);
  });

  test('pressing again sends nothing again', async () => {
    const { write, user, replies } = show(null, {}, true);
    await user.type(write, `${sendHello}{Control>}{Enter}{Enter}{/Control}`);
    expect(replies()).toEqual([expect.objectContaining({ id: 'one', text: 'Hello' })]);
  });

  test('a note is written and left, and stays a note when the answer has arrived', async () => {
    const { write, user, replies, answerNow } = show(null, {}, true);
    await user.type(write, sendHello);
    await user.click(screen.getByRole('radio', { name: 'Note for colleagues' }));
    await user.type(screen.getByLabelText('Your note'), 'New to kefir');
    await answerNow();
    expect(screen.getByLabelText('Your note')).toHaveValue('New to kefir');
    await user.type(screen.getByLabelText('Your note'), '{Control>}{Enter}{/Control}');
    expect(replies()).toMatchObject([
      { kind: 'message', text: 'Hello' },
      { kind: 'note', text: 'New to kefir' },
    ]);
    expect(new Set(replies().map(({ id }) => id)).size).toBe(2);
  });

  test('what is refused comes back before what was written since, and goes as another', async () => {
    const { write, user, replies, answerNow } = show(refusal, {}, true);
    await user.type(write, `${sendHello}Bye`);
    await answerNow();
    expect(screen.getByRole('alert')).toHaveTextContent(refusal);
    expect(write).toHaveValue('Hello\nBye');
    await user.click(screen.getByRole('button', { name: 'Send answer' }));
    expect(replies()[1]).toMatchObject({ kind: 'message', text: 'Hello\nBye' });
    expect(replies()[1]?.id).not.toBe('one');
  });

  test.each([
    ['an answer was begun after the note', 'Note for colleagues', 'Answer'],
    ['a note was begun after the answer', 'Answer', 'Note for colleagues'],
  ])('what is for colleagues never comes back as an answer: %s', async (_, first, second) => {
    const { user, answerNow } = show(refusal, {}, true);
    await user.click(screen.getByRole('radio', { name: first }));
    await user.type(screen.getByRole('textbox'), sendHello);
    await user.click(screen.getByRole('radio', { name: second }));
    await user.type(screen.getByRole('textbox'), 'More');
    await answerNow();
    expect(screen.getByLabelText('Your note')).toHaveValue('Hello\nMore');
  });
});

test('a note calls no replies and says whom it is for', async () => {
  const { user } = show();
  await user.click(screen.getByRole('radio', { name: 'Note for colleagues' }));
  await user.type(screen.getByLabelText('Your note'), '/w');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Leave note' })).toBeVisible();
});

test('somebody else’s conversation says so before anything is sent', () => {
  show(null, { assignee: { id: 'ben', name: 'Ben' } });
  expect(screen.getByText('Ben has this. Take it over before you answer.')).toBeVisible();
});
