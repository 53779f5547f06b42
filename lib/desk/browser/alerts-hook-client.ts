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
  // Also when a link inside the desk has brought another title.
  useEffect(() => {
    const say = () => {
      const title = document.title.replace(/^\(\d+\) /, '');
      const says = unread > 0 ? `(${unread}) ${title}` : title;
      if (document.title !== says) document.title = says;
    };
    say();
    const titles = new MutationObserver(say);
    titles.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => titles.disconnect();
  }, [unread]);
  useEffect(() => {
    const more = unread > before.current;
    before.current = unread;
    if (!more || !tab.current?.isIt()) return;
    const { sound, notices } = settingsNow();
    if (sound) chime();
    if (notices && !document.hasFocus()) showNotice(unread);
  }, [unread]);
}
