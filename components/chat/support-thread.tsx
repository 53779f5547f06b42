import { Linked } from '@/components/chat/linked';
import type { Thread } from '@/lib/chat/store';
import { formatWhen } from '@/lib/time/when';

/** The conversation so far, oldest first. */
export function SupportThread({ thread: { conversation, events } }: { thread: Thread }) {
  return (
    <section aria-labelledby="thread" className="grid gap-3">
      <h2 id="thread" className="text-xl">
        Your conversation
      </h2>
      <ol className="grid gap-3">
        {events.map(({ seq, author, body, at }) => (
          <li
            key={seq}
            className={`max-w-[85%] rounded-card p-3 ${author === 'visitor' ? 'justify-self-end bg-meadow' : 'justify-self-start bg-paper shadow-card'}`}
          >
            <p className="text-ink-soft text-xs">
              {author === 'visitor' ? 'You' : 'Larkfield'}, <time dateTime={at.toISOString()}>{formatWhen(at)}</time>
            </p>
            <p className="whitespace-pre-wrap break-words">
              <Linked text={body.text ?? ''} />
            </p>
          </li>
        ))}
      </ol>
      {conversation.answerBy ? (
        <p>
          Stored. A person answers by{' '}
          <time dateTime={conversation.answerBy.toISOString()}>{formatWhen(conversation.answerBy)}</time>.{' '}
          <a href="/support" className="link">
            Look for an answer
          </a>
        </p>
      ) : null}
    </section>
  );
}
