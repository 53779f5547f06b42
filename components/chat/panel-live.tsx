import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Conversation } from '@/components/chat/conversation';
import { useChatState } from '@/lib/chat/client';

let show: (() => void) | undefined;
let opener: HTMLElement | undefined;

/** Opens the chat beside the page. Comes with the first press of the launcher and mounts itself once, next to it. */
export function openPanel(launcher: HTMLElement): void {
  opener = launcher;
  if (show) {
    show();
    return;
  }
  const place = document.createElement('div');
  launcher.after(place);
  createRoot(place).render(<Panel />);
}

/** Answers that came while the panel was closed, on the launcher and in the title. */
function useUnread(open: boolean): void {
  const { data: chat } = useChatState('');
  const answers = chat?.view.events.filter(({ author }) => author !== 'visitor').length ?? 0;
  const seen = useRef(answers);
  if (open) seen.current = answers;
  const unread = Math.max(0, answers - seen.current);
  useEffect(() => {
    if (!opener) return;
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
    if (unread > 0) opener.dataset.chatUnread = String(unread);
    else delete opener.dataset.chatUnread;
  }, [unread]);
}

function Panel() {
  const [open, setOpen] = useState(true);
  const text = useRef<HTMLTextAreaElement>(null);
  const focusText = useCallback((area: HTMLTextAreaElement | null) => {
    text.current = area;
    area?.focus();
  }, []);
  useEffect(() => {
    show = () => {
      setOpen(true);
      requestAnimationFrame(() => text.current?.focus());
    };
  }, []);
  useUnread(open);
  const close = () => {
    setOpen(false);
    opener?.focus();
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <section
      aria-labelledby="chat-title"
      hidden={!open}
      onKeyDown={closeByKey}
      className="chat-panel fixed inset-0 z-40 flex flex-col bg-milk text-ink md:inset-auto md:right-6 md:bottom-22 md:h-[min(42rem,calc(100dvh-8rem))] md:w-[26rem] md:rounded-card md:border md:border-line md:shadow-card"
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
      <div className="grow overflow-y-auto px-5 py-4">
        <Conversation order="" textRef={focusText} />
      </div>
    </section>
  );
}
