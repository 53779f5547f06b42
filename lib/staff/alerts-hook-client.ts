import { useEffect, useRef } from 'react';
import { chime, showNotice, whileOnlyTab } from './alert-client';
import { settingsNow } from './settings-client';

/** How much there is to read, in the page's title; and, if asked for, a sound and a notice when more comes. */
export function useDeskAlerts(unread: number): void {
  const before = useRef(unread);
  const isOnly = useRef<() => boolean>(() => false);
  useEffect(() => whileOnlyTab('desk:alerts', (isIt) => (isOnly.current = isIt)), []);
  useEffect(() => {
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
    const more = unread > before.current;
    before.current = unread;
    if (!more || !isOnly.current()) return;
    const { sound, notices } = settingsNow();
    if (sound) chime();
    if (notices && !document.hasFocus()) showNotice(unread);
  }, [unread]);
}
