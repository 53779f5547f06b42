'use client';

import type { Ref } from 'react';
import { Composer, type PlainForm } from '@/components/chat/composer';
import { Messages } from '@/components/chat/messages';
import { StateLine } from '@/components/chat/state-line';
import { useChat } from '@/lib/chat/client';
import type { WireChat } from '@/lib/chat/wire';

type Props = {
  /** The secret of an order's link, or '' for the conversation of this browser. */
  order: string;
  /** What the server has already put on the page; without it, it is asked for. */
  initial?: WireChat;
  plain?: PlainForm;
  textRef?: Ref<HTMLTextAreaElement>;
};

/** A whole conversation on a page of its own: whether anybody is here, what was said, and a place to write. */
export function Conversation({ order, initial, plain, textRef }: Props) {
  const { chat, isError, send, resend } = useChat(order, initial);
  if (!chat) return <p role="status">{isError ? 'The chat can’t be reached. Please try again.' : 'One moment…'}</p>;
  const { state, notice, view, answerBy } = chat;
  const begun = view.events.length + view.pending.length > 0;
  return (
    <div className="grid gap-5">
      <StateLine state={state} />
      {begun ? null : <p className="rounded-card bg-honey px-4 py-3">{notice}</p>}
      <Messages view={view} live={initial === undefined || begun} resend={(id) => void resend(id)} />
      {answerBy ? (
        <p role="status" className="text-ink-soft text-sm">
          Stored. A person answers by {answerBy} (UK time); the answer comes here.
        </p>
      ) : null}
      <Composer order={order} plain={plain} introduce={!begun} rows={4} textRef={textRef} send={send} />
    </div>
  );
}
