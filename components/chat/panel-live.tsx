import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Conversation } from '@/components/chat/conversation';
import type { Chat } from '@/lib/chat/browser/cache-client';
import { unread, useChat } from '@/lib/chat/browser/client';
import { keepOpen, wasOpen } from '@/lib/chat/browser/storage-client';

let show: (() => void) | undefined;
let opener: HTMLElement | undefined;
let failed = false;

/** Opens the chat beside the page. Comes with the first press of the launcher and mounts itself once, next to it. */
export function openPanel(launcher: HTMLAnchorElement): void {
  if (failed) location.assign(launcher.href);
  else if (show) show();
  else if (ownChat()) ownChat()?.focus();
  else mount(launcher, 'opened');
}

/** The conversation of the page itself, on one that has it: nothing opens beside that. */
const ownChat = () => document.getElementById('chat-text');

const isPhone = () => matchMedia('(width < 48rem)');

/** On a phone the panel covers the page: whoever went on to another page wants to see that. */
const staysOpen = (): boolean =>
  wasOpen() !== null &&
  (!isPhone().matches ||
    performance
      .getEntriesByType('navigation')
      .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload'));

/** Listens for the answer to a conversation that goes on; as open as it was on the page before. Not on its own page. */
export function standBy(launcher: HTMLElement): void {
  if (show || ownChat()) return;
  // It would lie over what has to be filled in and pressed; on the page after that it is open again.
  const waits = location.pathname === '/checkout';
  const stays = staysOpen() && !waits;
  if (!stays && !waits) keepOpen(null);
  mount(launcher, stays ? 'kept' : 'closed');
}

type Begins = 'opened' | 'kept' | 'closed';

function mount(launcher: HTMLElement, begins: Begins): void {
  opener = launcher;
  const place = document.createElement('div');
  launcher.after(place);
  // What was being written is kept, and the launcher leads to the page for it.
  const onUncaughtError = (error: unknown) => {
    failed = true;
    reportError(error);
  };
  createRoot(place, { onUncaughtError }).render(<Panel begins={begins} />);
}

/** What came while the panel was closed: on the launcher, in the title, and told to who can't see either. */
function useUnread(chat: Chat | undefined, open: boolean): number {
  const waiting = open ? 0 : unread(chat);
  useEffect(() => {
    if (!opener) return;
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
    if (waiting > 0) opener.dataset.chatUnread = String(waiting);
    else delete opener.dataset.chatUnread;
  }, [waiting]);
  return waiting;
}

/** On a phone the panel is all there is to see, so nothing behind it can be reached either. */
function useAlone(open: boolean): void {
  useEffect(() => {
    const phone = isPhone();
    const set = () => {
      for (const element of document.querySelectorAll<HTMLElement>('body > :not(aside)'))
        element.inert = open && phone.matches;
    };
    set();
    phone.addEventListener('change', set);
    return () => phone.removeEventListener('change', set);
  }, [open]);
}

/** Shows the newest message whenever the panel opens; one that was open on the page before stands where it stood. */
function usePlace(open: boolean, known: boolean): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const scrolls = section.current?.querySelector('[data-scrolls]');
    if (!scrolls) return;
    if (!open) return keepOpen(null);
    if (!known) return;
    const newest = scrolls.querySelector('[role="log"] li:last-child');
    newest?.scrollIntoView({ block: 'nearest' });
    const atNewest = scrolls.scrollTop;
    scrolls.scrollTop = atNewest - (wasOpen() ?? 0);
    const keep = () => {
      const hidden = scrolls.scrollHeight - scrolls.clientHeight - scrolls.scrollTop;
      keepOpen(hidden > nearNewest ? Math.max(0, Math.round(atNewest - scrolls.scrollTop)) : 0);
    };
    keep();
    scrolls.addEventListener('scroll', keep, { passive: true });
    return () => scrolls.removeEventListener('scroll', keep);
  }, [open, known]);
  return section;
}

const nearNewest = 40;

function Panel({ begins }: { begins: Begins }) {
  const [open, setOpen] = useState(begins !== 'closed');
  const [used, setUsed] = useState(begins !== 'closed');
  const text = useRef<HTMLTextAreaElement>(null);
  const focusText = useCallback(
    (area: HTMLTextAreaElement | null) => {
      text.current = area;
      // A panel that was open already takes no focus from the page that has just come.
      if (begins !== 'kept') area?.focus();
    },
    [begins],
  );
  useEffect(() => {
    show = () => {
      setUsed(true);
      setOpen(true);
      requestAnimationFrame(() => text.current?.focus());
    };
  }, []);
  const talk = useChat('', { open });
  const section = usePlace(open, talk.chat !== undefined);
  const waiting = useUnread(talk.chat, open);
  useAlone(open);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener?.focus());
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <>
      <p role="status" className="sr-only">
        {waiting > 0 ? `${waiting} new ${waiting === 1 ? 'message' : 'messages'} in the chat` : ''}
      </p>
      <section
        ref={section}
        aria-labelledby="chat-title"
        hidden={!open}
        onKeyDown={closeByKey}
        className="chat-panel fixed inset-0 z-40 flex h-dvh flex-col bg-milk text-ink md:inset-auto md:right-6 md:bottom-22 md:h-[min(42rem,calc(100dvh-8rem))] md:w-[26rem] md:rounded-card md:border md:border-line md:shadow-card"
      >
        <div className="flex items-center justify-between border-line border-b px-5 py-2">
          <h2 id="chat-title" className="text-xl">
            Talk to us
          </h2>
          <button
            type="button"
            onClick={close}
            aria-label="Close the chat"
            className="inline-flex size-11 items-center justify-center rounded-full text-xl hover:bg-meadow"
          >
            ×
          </button>
        </div>
        {used ? <Conversation order="" talk={talk} textRef={focusText} frame="panel" /> : null}
      </section>
    </>
  );
}
