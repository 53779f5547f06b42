import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { queryClient, usePageClient } from '@/lib/http/query-client';
import { openStream } from '@/lib/http/stream-client';
import { cursor, emptyThread, hasHole, merge, notSent, sending, type ThreadView, withdraw } from './thread';
import { forgetProposed, proposedVisitor, readUnsent, type Unsent, writeUnsent } from './unsent-client';
import type { WireChat, WireEvent } from './wire';

export type Chat = Omit<WireChat, 'thread'> & {
  view: ThreadView;
  started: boolean;
  answerBy: string | null;
  email: string | null;
};
type Written = { text: string; name: string; email: string };

const stateEveryMilliseconds = 60_000;
/** What a timer can hold: 2³¹ − 1 milliseconds. */
const longestTimer = 2_147_483_647;
const question = (order: string) => (order ? `?order=${encodeURIComponent(order)}` : '');

function withAnswer({ thread, ...rest }: WireChat, view: ThreadView): Chat {
  return {
    ...rest,
    view: merge(view, thread?.events ?? []),
    started: thread !== null,
    answerBy: thread?.answerBy ?? null,
    email: thread?.email ?? null,
  };
}

const keyOf = (order: string) => ['chat', order] as const;
const cached = (order: string): Chat | undefined => queryClient.getQueryData<Chat>(keyOf(order));
const change = (order: string, with_: (chat: Chat) => Chat) =>
  queryClient.setQueryData<Chat>(keyOf(order), (chat) => chat && with_(chat));
const changeView = (order: string, with_: (view: ThreadView) => ThreadView) =>
  change(order, (chat) => ({ ...chat, view: with_(chat.view) }));

const chatQuery = (order: string) =>
  queryOptions({
    queryKey: keyOf(order),
    async queryFn(): Promise<Chat> {
      const response = await fetch(`/api/chat${question(order)}`);
      if (!response.ok) throw new Error('The chat could not be read.');
      const answer: WireChat = await response.json();
      return withAnswer(answer, cached(order)?.view ?? emptyThread);
    },
    refetchInterval: stateEveryMilliseconds,
    refetchOnWindowFocus: 'always',
  });

/** Takes in what the stream brings. An answer from staff ends the wait; a hole sends for everything. */
function hear(order: string, event: WireEvent): void {
  change(order, (chat) => ({
    ...chat,
    view: merge(chat.view, [event]),
    answerBy: event.author === 'staff' ? null : chat.answerBy,
  }));
  const chat = cached(order);
  if (chat && hasHole(chat.view)) void queryClient.invalidateQueries(chatQuery(order));
}

/** Sends one message under its id. Returns what is wrong with it, if the shop refuses to take it as it is. */
async function post(order: string, unsent: Unsent): Promise<string | null> {
  const { visitor, ...message } = unsent;
  const others = () => readUnsent(order).filter(({ id }) => id !== unsent.id);
  writeUnsent(order, [...others(), unsent]);
  changeView(order, (view) => sending(view, unsent));
  try {
    const response = await fetch('/api/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, ...(order ? { order } : { visitor }) }),
    });
    const answer: { event?: WireEvent; problem?: { message: string } } = await response.json();
    if (answer.event) {
      hear(order, answer.event);
      writeUnsent(order, others());
      if (!order) forgetProposed();
      void queryClient.invalidateQueries(chatQuery(order));
      return null;
    }
    if (response.status === 422 || response.status === 400) {
      changeView(order, (view) => withdraw(view, unsent.id));
      writeUnsent(order, others());
      return answer.problem?.message ?? 'Please check what you wrote.';
    }
  } catch {
    // The line is down. The message stays where it is, to be sent again.
  }
  changeView(order, (view) => notSent(view, unsent.id));
  return null;
}

/** What is known of the chat, asking for it if need be. */
export const useChatState = (order: string, initial?: WireChat) =>
  useQuery(
    { ...chatQuery(order), ...(initial ? { initialData: () => withAnswer(initial, emptyThread) } : {}) },
    usePageClient(),
  );

/** The chat of this browser, or with an order's secret the one about that order: state, thread, and how to write. */
export function useChat(order: string, initial?: WireChat) {
  const { data: chat, isError } = useChatState(order, initial);
  const started = chat?.started ?? false;
  const known = chat !== undefined;
  useEffect(() => {
    if (!started) return;
    const after = () => cursor(cached(order)?.view ?? emptyThread);
    const address = () => `/api/chat/stream${question(order)}${order ? '&' : '?'}after=${after()}`;
    const refresh = () => void queryClient.invalidateQueries(chatQuery(order));
    const takeState = (data: string) => change(order, (before) => ({ ...before, state: JSON.parse(data) }));
    return openStream(address, {
      on: { message: (data) => hear(order, JSON.parse(data)), beat: takeState, ready: takeState },
      onSilence: refresh,
    });
  }, [order, started]);
  useEffect(() => {
    if (!known) return;
    for (const unsent of readUnsent(order)) void post(order, unsent);
  }, [order, known]);
  useChangeOfHours(order, chat);

  const send = useCallback(
    ({ text, name, email }: Written) =>
      post(order, { id: crypto.randomUUID(), text, name, email, visitor: proposedVisitor() }),
    [order],
  );
  const resend = useCallback(
    (id: string) => {
      const unsent = readUnsent(order).find((one) => one.id === id);
      return unsent ? post(order, unsent) : Promise.resolve(null);
    },
    [order],
  );
  return { chat, isError, send, resend };
}

/** Looks again when the shop opens or closes: after the difference of two server times, whatever the clock here says. */
function useChangeOfHours(order: string, chat: Chat | undefined): void {
  const { now, changesAt } = chat?.state ?? {};
  useEffect(() => {
    if (!now || !changesAt) return;
    const wait = Math.min(longestTimer, Date.parse(changesAt) - Date.parse(now) + 500);
    const timer = setTimeout(() => void queryClient.invalidateQueries(chatQuery(order)), wait);
    return () => clearTimeout(timer);
  }, [order, now, changesAt]);
}
