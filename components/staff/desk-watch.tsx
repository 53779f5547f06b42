'use client';

import { useEffect } from 'react';
import { watchActivity } from '@/lib/desk/browser/activity-client';
import { useDeskAlerts } from '@/lib/desk/browser/alerts-hook-client';
import { useDeskStream, useUnread } from '@/lib/desk/browser/client';
import { postDesk } from '@/lib/desk/browser/post-client';

const tellEveryMilliseconds = 60_000;

/**
 * On every page of the desk: how much there is to read, in the menu and the title, with the sound and the notice of
 * whoever asked for them. The stream that it listens to says that whoever works here is here.
 */
export function DeskWatch({ unread: initial }: { unread: number }) {
  useDeskStream();
  const unread = useUnread(initial);
  useDeskAlerts(unread);
  useEffect(() => watchActivity(() => void postDesk('presence', { state: 'active' }), tellEveryMilliseconds), []);
  if (unread === 0) return null;
  return (
    <span className="desk-count" data-tone="unread">
      {unread} <span className="sr-only">unread</span>
    </span>
  );
}
