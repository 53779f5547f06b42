import type { Canned } from '@/components/staff/reply-form';

/** Each link fills the answer; nothing is sent until somebody reads it and sends it. */
export function CannedReplies({ conversation, replies }: { conversation: string; replies: readonly Canned[] }) {
  return (
    <nav aria-label="Canned replies">
      <h2 className="mb-2 text-xl">Canned replies</h2>
      <ul className="grid gap-1 text-sm">
        {replies.map(({ shortcut, title }) => (
          <li key={shortcut}>
            <a href={`/staff/inbox/${conversation}?reply=${shortcut}`} className="link">
              {title}
            </a>{' '}
            <span className="text-ink-soft">/{shortcut}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
