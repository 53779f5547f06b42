import '@testing-library/jest-dom/jest-globals';
import { beforeEach, expect, test } from '@jest/globals';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ConsoleQueue } from '@/components/staff/inbox/queue';
import type { Queue, QueueRow } from '@/lib/desk/inbox/wire';
import { queryClient } from '@/lib/http/browser/query-client';

const now = '2026-11-23T10:00:00.000Z';
const row = (id: string, liveBy: string | null = null): QueueRow => ({
  id,
  title: id,
  order: null,
  askedAt: now,
  answerBy: now,
  liveBy,
  page: null,
  asking: 'usual',
  snoozedUntil: null,
  resolved: false,
  assignee: null,
  tags: [],
  unread: 1,
  last: 'Hello?',
  when: '10am',
});
const queue = (...rows: QueueRow[]): Queue => ({
  rows,
  counts: { open: 0, waiting: 0, mine: 0, unassigned: 0, snoozed: 0, resolved: 0 },
  unread: rows.length,
  people: [],
  closesAt: null,
  now,
});
const look = { view: 'open', find: '' } as const;
/** It is told to the page in a task of its own, before the one that is waited for here. */
const comes = (next: Queue) =>
  act(async () => {
    queryClient.setQueryData(['desk', 'queue', look.view, look.find], next);
    await new Promise((resolve) => setTimeout(resolve));
  });
const shown = () => screen.getAllByRole('link', { name: /^(Ann|Ben|Cay)$/ }).map(({ textContent }) => textContent);

const show = () => render(<ConsoleQueue look={look} initial={queue(row('Ann'), row('Ben'))} me="me" current={null} />);
beforeEach(() => queryClient.clear());

test('a row stays the same when somebody comes to wait on the page, and when they have gone', async () => {
  show();
  const ben = screen.getByRole('link', { name: 'Ben' });
  await comes(queue(row('Ann'), row('Ben', now), row('Cay')));
  expect(shown()).toEqual(['Ben', 'Ann', 'Cay']);
  expect(screen.getByRole('link', { name: 'Ben' })).toBe(ben);
  await comes(queue(row('Cay'), row('Ben')));
  expect(shown()).toEqual(['Cay', 'Ben']);
  expect(screen.getByRole('link', { name: 'Ben' })).toBe(ben);
});

test.each(['pointerup', 'pointercancel'])('no row moves under a press, until %s', async (end) => {
  show();
  fireEvent.pointerDown(screen.getByRole('link', { name: 'Ben' }));
  await comes(queue(row('Cay'), row('Ann'), row('Ben')));
  expect(shown()).toEqual(['Ann', 'Ben']);
  fireEvent(window, new Event(end));
  await waitFor(() => expect(shown()).toEqual(['Cay', 'Ann', 'Ben']));
});
