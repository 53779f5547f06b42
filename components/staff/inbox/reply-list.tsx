import type { Canned } from '@/lib/desk/inbox/canned';

type Props = { replies: readonly Canned[]; chosen: number; pick: (reply: Canned) => void };

export const replyListId = 'replies-to-choose';
export const replyOptionId = (shortcut: string): string => `reply-${shortcut}`;

/** The canned replies that are being called, above where one is written. The arrows choose, Enter takes. */
export function ReplyList({ replies, chosen, pick }: Props) {
  return (
    <div id={replyListId} role="listbox" aria-label="Canned replies" className="console-replies">
      {replies.map((reply, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the textarea's, which keeps the focus
        <div
          key={reply.shortcut}
          id={replyOptionId(reply.shortcut)}
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(reply)}
          ref={index === chosen ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
        >
          <strong>/{reply.shortcut}</strong> {reply.title}
          <span className="desk-clip desk-soft">{reply.body}</span>
        </div>
      ))}
    </div>
  );
}
