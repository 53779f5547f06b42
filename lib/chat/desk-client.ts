import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient, usePageClient } from '@/lib/http/query-client';
import { openStream } from '@/lib/http/stream-client';
import type { DeskThread, QueueRow } from './desk-wire';

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (response.status === 401) location.assign('/staff/login');
  if (!response.ok) throw new Error('The desk could not be read.');
  return response.json();
}

/** Keeps everything on this page fresh: the stream says what has changed, the queries ask for it. */
function useDeskStream(): void {
  useEffect(() => {
    const refresh = () => void queryClient.invalidateQueries({ queryKey: ['desk'] });
    return openStream(() => '/api/staff/stream', { on: { changed: refresh, ready: refresh }, onSilence: refresh });
  }, []);
}

export function useQueue(show: 'open' | 'resolved', initial: QueueRow[]): QueueRow[] {
  useDeskStream();
  const queryFn = () => ask<QueueRow[]>(`/api/staff/inbox?show=${show}`);
  return useQuery(
    { ...queryOptions({ queryKey: ['desk', 'queue', show], queryFn }), initialData: initial },
    usePageClient(),
  ).data;
}

export function useDeskThread(initial: DeskThread): DeskThread {
  useDeskStream();
  const queryFn = () => ask<DeskThread>(`/api/staff/inbox/${initial.id}`);
  return useQuery(
    { ...queryOptions({ queryKey: ['desk', 'thread', initial.id], queryFn }), initialData: initial },
    usePageClient(),
  ).data;
}

export const refreshDesk = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['desk'] });
