import { useEffect, useRef } from 'react';
import { chime, onlyTab, showNotice } from './alert-client';
import { settingsNow } from './settings-client';

/** How much there is to read, in the page's title; and, if asked for, a sound and a notice when more comes. */
export function useDeskAlerts(unread: number): void {
  const before = useRef(unread);
  const tab = useRef<ReturnType<typeof onlyTab> | null>(null);
  useEffect(() => {
    tab.current = onlyTab('desk:alerts');
    return tab.current.stop;
  }, []);
  useEffect(() => {
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
    const more = unread > before.current;
    before.current = unread;
    if (!more || !tab.current?.isIt()) return;
    const { sound, notices } = settingsNow();
    if (sound) chime();
    if (notices && !document.hasFocus()) showNotice(unread);
  }, [unread]);
}
