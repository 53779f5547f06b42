import type { Chat } from '@/lib/chat/browser/cache-client';

/** Below the messages: how the last one of theirs fares, who is writing, and by when an answer is promised. */
export function AfterMessages({ chat: { view, seen, typing, answerBy, email, verifiedEmail } }: { chat: Chat }) {
  const last = view.events.at(-1);
  const mine = last?.author === 'visitor' && view.pending.length === 0;
  const letter = email || verifiedEmail ? ', and a letter tells you of it if you are gone by then' : '';
  return (
    <div className="grid gap-1 text-ink-soft text-sm">
      {mine ? <p className="justify-self-end text-xs">{seen.staff >= last.seq ? 'Seen' : 'Sent'}</p> : null}
      <p role="status" aria-label="Who is writing" className={typing ? '' : 'sr-only'}>
        {typing ? `${typing} is writing…` : ''}
      </p>
      <p role="status" aria-label="Promise">
        {answerBy ? `Stored. A person answers by ${answerBy} (UK time); the answer comes here${letter}.` : ''}
      </p>
    </div>
  );
}
