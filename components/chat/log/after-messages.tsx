import type { Chat } from '@/lib/chat/browser/cache-client';

/** Below the messages: how the last one of theirs fares, who is writing, and by when an answer is promised. */
export function AfterMessages({ chat }: { chat: Chat }) {
  const { view, seen, typing, answerBy, email, verifiedEmail } = chat;
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
        {answerBy ? promised(chat, answerBy, letter) : ''}
      </p>
    </div>
  );
}

/** Somebody is here, and the time within which we aim to answer is not over: that. Otherwise the promise, or both. */
function promised({ state: { mode, now }, aim }: Chat, answerBy: string, letter: string): string {
  const promise = `A person answers by ${answerBy} (UK time)`;
  if (mode !== 'here' || !aim) return `Stored. ${promise}; the answer comes here${letter}.`;
  if (Date.parse(now) < Date.parse(aim.until))
    return `Stored. Somebody is here, and we aim to answer within ${aim.minutes === 1 ? 'a minute' : `${aim.minutes} minutes`}. The answer comes here${letter}.`;
  return `Stored. It takes longer than we aim at. ${promise}; the answer comes here${letter}.`;
}
