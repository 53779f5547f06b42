import { queryOptions } from '@tanstack/react-query';
import { askShop, orThrow } from '@/lib/http/browser/ask-client';
import { queryClient } from '@/lib/http/browser/query-client';
import { isAnswer } from '../log/answers';
import { emptyThread, hasHole, merge, type ThreadView } from '../log/thread';
import type { WireChat, WireEvent, WireSeen, WireState, WireThread } from '../log/wire';

/** All that a page knows of a chat. */
export type Chat = {
  state: WireState;
  notice: string;
  view: ThreadView;
  started: boolean;
  /** The promised time of an answer, in words, while one is waited for. */
  answerBy: string | null;
  aim: WireThread['aim'];
  email: string | null;
  verifiedEmail: string | null;
  seen: WireSeen;
  live: boolean;
  recent: boolean;
  /** Who is writing at this moment. */
  typing: string | null;
};

const typingMilliseconds = 6_000;

export const question = (order: string): string => (order ? `?order=${encodeURIComponent(order)}` : '');

export function withAnswer({ state, notice, thread }: WireChat, before: Chat | undefined): Chat {
  return {
    state,
    notice,
    view: merge(before?.view ?? emptyThread, thread?.events ?? []),
    started: thread !== null,
    answerBy: thread?.answerBy ?? null,
    aim: thread?.aim ?? null,
    email: thread?.email ?? null,
    verifiedEmail: thread?.verifiedEmail ?? null,
    seen: thread?.seen ?? { staff: 0, visitor: 0 },
    live: thread?.live ?? false,
    recent: thread?.recent ?? false,
    typing: before?.typing ?? null,
  };
}

const keyOf = (order: string) => ['chat', order] as const;
export const cached = (order: string): Chat | undefined => queryClient.getQueryData<Chat>(keyOf(order));
export const change = (order: string, with_: (chat: Chat) => Chat): void => {
  queryClient.setQueryData<Chat>(keyOf(order), (chat) => chat && with_(chat));
};
export const changeView = (order: string, with_: (view: ThreadView) => ThreadView): void =>
  change(order, (chat) => ({ ...chat, view: with_(chat.view) }));

export const chatQuery = (order: string) =>
  queryOptions({
    queryKey: keyOf(order),
    async queryFn(): Promise<Chat> {
      return withAnswer(await orThrow(askShop<WireChat>(`/api/chat${question(order)}`)), cached(order));
    },
  });

/** Once this page knows anything of the chat: what is sent before that must not be lost to an older answer. */
export async function untilKnown(order: string): Promise<void> {
  await queryClient.ensureQueryData(chatQuery(order)).catch(() => undefined);
}

export const refresh = (order: string): void => void queryClient.invalidateQueries(chatQuery(order));

/** Takes in what has happened. An answer from staff ends the wait, and so does resolving; a hole sends for everything. */
export function hear(order: string, event: WireEvent): void {
  const ends = (event.author === 'staff' && isAnswer(event)) || event.card?.type === 'status';
  change(order, (chat) => ({
    ...chat,
    view: merge(chat.view, [event]),
    started: true,
    answerBy: ends ? null : chat.answerBy,
    recent: chat.recent || event.author === 'staff',
    live: chat.live || (event.author === 'staff' && isAnswer(event)),
    typing: event.author === 'staff' ? null : chat.typing,
  }));
  const chat = cached(order);
  if (chat && hasHole(chat.view)) refresh(order);
}

let stopsTyping: ReturnType<typeof setTimeout> | undefined;

/** Shows for a moment who is writing. */
export function hearTyping(order: string, name: string): void {
  clearTimeout(stopsTyping);
  change(order, (chat) => ({ ...chat, typing: name }));
  stopsTyping = setTimeout(() => change(order, (chat) => ({ ...chat, typing: null })), typingMilliseconds);
}
