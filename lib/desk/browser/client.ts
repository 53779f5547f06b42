import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DeskFrames } from '@/lib/chat/stream/frames';
import type { Typing } from '@/lib/chat/stream/typing';
import { type Look, lookQuery } from '@/lib/desk/inbox/view';
import type { DeskThread, Queue, Unread } from '@/lib/desk/inbox/wire';
import { askShop, orThrow } from '@/lib/http/browser/ask-client';
import { queryClient, usePageClient } from '@/lib/http/browser/query-client';
import { openSharedStream } from '@/lib/http/stream/shared-client';

/** The queue is asked for again now and then, because conversations wake and promises pass without anybody's doing. */
const againMilliseconds = 30_000;
const writingMilliseconds = 6_000;

async function ask<Answer>(path: string): Promise<Answer> {
  const asked = await askShop<Answer>(path);
  if (!asked.ok && asked.status === 401) location.assign('/staff/login');
  return orThrow(asked);
}

export const refreshDesk = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['desk'] });
const threadKey = (id: string) => ['desk', 'thread', id];

function hearChange({ conversation }: DeskFrames['changed']): void {
  if (!conversation) return void refreshDesk();
  for (const key of ['queue', 'unread']) void queryClient.invalidateQueries({ queryKey: ['desk', key] });
  void queryClient.invalidateQueries({ queryKey: threadKey(conversation) });
}

type Writers = Record<string, number>;
const writersKey = (conversation: string) => ['writers', conversation];
const writerName = ({ who }: Pick<Typing, 'who'>) => (who === 'visitor' ? 'visitor' : who.staffId);

/** Somebody writes: it is so for a few seconds, unless they go on. */
function hearWriting(typing: Typing): void {
  const [key, name, until] = [writersKey(typing.conversation), writerName(typing), Date.now() + writingMilliseconds];
  queryClient.setQueryData<Writers>(key, (writers) => ({ ...writers, [name]: until }));
  setTimeout(() => {
    queryClient.setQueryData<Writers>(key, (writers = {}) =>
      Object.fromEntries(Object.entries(writers).filter(([, last]) => last > Date.now())),
    );
  }, writingMilliseconds + 50);
}

/** Who writes in a conversation at this moment: 'visitor', or the ids of staff. */
export function useWriters(conversation: string): string[] {
  const options = queryOptions<Writers>({ queryKey: writersKey(conversation), queryFn: () => ({}), enabled: false });
  const { data } = useQuery({ ...options, initialData: {} }, usePageClient());
  return Object.keys(data);
}

/** Keeps everything on this page fresh: the stream says what has changed, the queries ask for it. One for all tabs. */
export function useDeskStream(): void {
  useEffect(() => {
    const refresh = () => void refreshDesk();
    const on = { changed: hearChange, typing: hearWriting, ready: refresh };
    return openSharedStream<DeskFrames>('desk', () => '/api/staff/stream', { on, onSilence: refresh });
  }, []);
}

export function useQueue(look: Look, initial: Queue): Queue {
  const queryFn = () => ask<Queue>(`/api/staff/inbox${lookQuery(look)}`);
  const options = queryOptions({ queryKey: ['desk', 'queue', look.view, look.find], queryFn });
  return useQuery({ ...options, initialData: initial, refetchInterval: againMilliseconds }, usePageClient()).data;
}

/** How much there is to read: asked for when the stream says that something has changed, and not before. */
export function useUnread(initial: number): number {
  // It leads nobody away from what they type: who is logged out meanwhile learns it when they send that, and it is kept.
  const queryFn = async () => orThrow(await askShop<Unread>('/api/staff/inbox/unread'));
  const options = queryOptions({ queryKey: ['desk', 'unread'], queryFn, staleTime: Number.POSITIVE_INFINITY });
  return useQuery({ ...options, initialData: { unread: initial } }, usePageClient()).data.unread;
}

export function useDeskThread(initial: DeskThread): DeskThread {
  const queryFn = () => ask<DeskThread>(`/api/staff/inbox/${initial.id}`);
  const options = queryOptions({ queryKey: threadKey(initial.id), queryFn });
  return useQuery({ ...options, initialData: initial }, usePageClient()).data;
}
