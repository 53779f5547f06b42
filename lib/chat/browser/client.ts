import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { usePageClient } from '@/lib/http/browser/query-client';
import { openSharedStream } from '@/lib/http/stream/shared-client';
import { cursor, emptyThread, lastHeard, unreadAfter, waits } from '../log/thread';
import type { WireChat, WireState } from '../log/wire';
import type { VisitorFrames } from '../stream/frames';
import { type Chat, cached, change, chatQuery, hear, hearTyping, question, refresh, withAnswer } from './cache-client';
import { post, tellSeen } from './send-client';
import { noteLive, proposedVisitor, readUnsent } from './storage-client';

export type Written = { text: string; name: string; email: string };

const stateEveryMilliseconds = 60_000;
/** What a timer can hold: 2³¹ − 1 milliseconds. */
const longestTimer = 2_147_483_647;

/** Listens while somebody looks, while an answer is on its way, and as long as more may come after one. */
const wantsStream = (chat: Chat | undefined, open: boolean): boolean =>
  chat?.started === true && (open || waits(chat.view) || chat.recent);

const aDay = 86_400_000;

/** So that a word that comes later is on the launcher of the next page. By the shop's clock. */
function spokeToday({ view, state }: Chat): boolean {
  const last = view.events.at(-1);
  return last !== undefined && Date.parse(state.now) - Date.parse(last.at) < aDay;
}

/** The chat of this browser, or with an order's secret the one about that order: state, thread, and how to write. */
export function useChat(order: string, { initial, open }: { initial?: WireChat; open: boolean }) {
  const { data: chat, isError } = useQuery(
    {
      ...chatQuery(order),
      ...(initial ? { initialData: () => withAnswer(initial, undefined) } : {}),
      refetchInterval: ({ state }) => (open && !wantsStream(state.data, open) ? stateEveryMilliseconds : false),
      refetchOnWindowFocus: 'always',
    },
    usePageClient(),
  );
  const listens = wantsStream(chat, open);
  const known = chat !== undefined;
  useEffect(() => {
    if (listens) return listen(order);
  }, [order, listens]);
  useEffect(() => {
    if (!known) return;
    const resendAll = () => {
      for (const unsent of readUnsent(order)) void post(order, unsent);
    };
    resendAll();
    addEventListener('online', resendAll);
    return () => removeEventListener('online', resendAll);
  }, [order, known]);
  const goesOn =
    wantsStream(chat, false) ||
    (chat !== undefined && spokeToday(chat)) ||
    unread(chat) > 0 ||
    (chat?.view.pending.length ?? 0) > 0;
  useEffect(() => {
    if (known && !order) noteLive(goesOn);
  }, [order, known, goesOn]);
  useChangeOfHours(order, chat);
  useSeen(order, chat, open);

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

export type Talk = ReturnType<typeof useChat>;

/** How much of what others have said the visitor has not looked at. */
export const unread = (chat: Chat | undefined): number => (chat ? unreadAfter(chat.view, chat.seen.visitor) : 0);

function listen(order: string): () => void {
  const after = () => cursor(cached(order)?.view ?? emptyThread);
  const address = () => `/api/chat/stream${question(order)}${order ? '&' : '?'}after=${after()}`;
  const takeState = (state: WireState) => change(order, (before) => ({ ...before, state }));
  return openSharedStream<VisitorFrames>(`chat:${order}`, address, {
    on: {
      message: (event) => hear(order, event),
      seen: (seen) => change(order, (before) => ({ ...before, seen })),
      typing: ({ name }) => hearTyping(order, name),
      beat: takeState,
      ready: takeState,
    },
    onSilence: () => refresh(order),
  });
}

/** Looks again when the shop opens or closes: after the difference of two server times, whatever the clock here says. */
function useChangeOfHours(order: string, chat: Chat | undefined): void {
  const { now, changesAt } = chat?.state ?? {};
  useEffect(() => {
    if (!now || !changesAt) return;
    const wait = Math.min(longestTimer, Date.parse(changesAt) - Date.parse(now) + 500);
    const timer = setTimeout(() => refresh(order), wait);
    return () => clearTimeout(timer);
  }, [order, now, changesAt]);
}

/** Tells the shop what the visitor has before their eyes. */
function useSeen(order: string, chat: Chat | undefined, open: boolean): void {
  const heard = chat ? lastHeard(chat.view) : 0;
  const unseen = chat !== undefined && heard > chat.seen.visitor;
  useEffect(() => {
    if (!open || !unseen) return;
    const look = () => {
      if (document.visibilityState === 'visible') tellSeen(order, heard);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [order, open, unseen, heard]);
}
