import { hoursWords } from '@/lib/chat/hours-words';
import { content } from '@/lib/content/content';

/** Leads to the support page; its live form opens there. It costs a page nothing. */
export function ChatLauncher() {
  return (
    <a
      href="/support"
      className="no-print fixed right-3 bottom-1.5 z-30 inline-flex min-h-11 items-center gap-2 rounded-full bg-clover px-4 py-2 font-semibold text-on-clover shadow-card hover:bg-clover-deep md:right-6 md:bottom-6"
    >
      <svg
        viewBox="0 0 24 24"
        width="22"
        height="22"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
      >
        <path d="M4 5h16v11H10l-4 4v-4H4z" />
      </svg>
      Chat
      <span className="sr-only md:not-sr-only md:font-normal md:text-sm">{hoursWords(content().chat)}</span>
    </a>
  );
}
