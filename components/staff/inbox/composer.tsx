'use client';

import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { isComposing } from '@/lib/browser/composing-client';
import { longestMessage } from '@/lib/chat/visitor/limits';
import { refreshDesk } from '@/lib/desk/browser/client';
import { useKeptDraft } from '@/lib/desk/browser/draft-keeper-client';
import { postDesk } from '@/lib/desk/browser/post-client';
import { type Call, type Canned, callAt, calledAt, repliesFor, withReply } from '@/lib/desk/inbox/canned';
import type { DeskDraft, DeskThread } from '@/lib/desk/inbox/wire';
import { ActForm, fieldsOf } from '../act-form';
import { ReplyList, replyListId, replyOptionId } from './reply-list';

export type AnswerForm = { id: string; kind: 'message' | 'note'; text: string; problem: string | null };
type Props = { thread: DeskThread; me: string; canned: Canned[]; form: AnswerForm };

const field = fieldsOf('reply');
const typingEveryMilliseconds = 3_000;

/**
 * An answer, or a note for colleagues. '/' at the beginning of a line calls the canned replies; Ctrl and Enter sends.
 * What is refused stays as it is, and what is begun is kept.
 */
export function DeskComposer({ thread, me, canned, form: first }: Props) {
  const { id: conversation, assignee, lastSeq } = thread;
  const [id, setId] = useState(first.id);
  const [draft, setDraft] = useState<DeskDraft>({ kind: first.kind, text: first.text });
  const { kind, text } = draft;
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  const [onItsWay, setOnItsWay] = useState<DeskDraft | null>(null);
  const [problem, setProblem] = useState(first.problem);
  const [call, setCall] = useState<Call | null>(null);
  const [chosen, setChosen] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  const rang = useRef(0);
  const take = useCallback((kept: DeskDraft) => setDraft(kept), []);
  // What was typed before this script came.
  const begun = useRef(first.text);
  useEffect(() => {
    const typed = area.current?.value ?? '';
    if (typed !== begun.current) setDraft((known) => ({ ...known, text: typed }));
  }, []);
  useKeptDraft(conversation, text === '' && onItsWay ? onItsWay : draft, thread.draft, take);
  const found = call ? repliesFor(canned, call.typed) : [];

  const put = (value: string, at: Call, { body }: Canned) => {
    const { text: whole, start, end } = withReply(value, at, body);
    setDraft({ kind, text: whole });
    setCall(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    });
  };
  const write = (value: string, caret: number) => {
    const called = kind === 'message' ? calledAt(value, caret, canned) : null;
    if (called) return put(value, called.call, called.reply);
    setDraft({ kind, text: value });
    setCall(kind === 'message' ? callAt(value, caret) : null);
    setChosen(0);
    if (kind === 'note' || value === '' || Date.now() - rang.current < typingEveryMilliseconds) return;
    rang.current = Date.now();
    void postDesk('typing', { conversation });
  };
  const pick = (reply: Canned) => call && put(text, call, reply);
  /** The field is free for the next at once; what is refused comes back before what has been written since. */
  const send = async (resolve: boolean): Promise<void> => {
    const body = { conversation, id, kind, text, ...(resolve ? { resolve: String(lastSeq) } : {}) };
    setId(crypto.randomUUID());
    setOnItsWay(draft);
    setDraft({ kind: 'message', text: '' });
    setProblem(null);
    const posted = await postDesk('reply', body);
    setOnItsWay((last) => (last === draft ? null : last));
    if (posted.ok) return refreshDesk();
    const since = latest.current;
    if (since.text === '') {
      setId(id);
      setDraft(draft);
    } else {
      // Never to the visitor what was meant for colleagues.
      const both = kind === 'note' ? 'note' : since.kind;
      setDraft({ kind: both, text: `${text}\n${since.text}` });
    }
    setProblem(posted.says);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { nativeEvent } = event;
    const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    void send(by instanceof HTMLButtonElement && by.name === field('resolve'));
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return event.currentTarget.form?.requestSubmit();
    if (!call) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const reply = found[chosen];
    if (event.key === 'Escape') setCall(null);
    else if (step && found.length > 0) setChosen((chosen + step + found.length) % found.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && reply) pick(reply);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isTheirs = assignee !== null && assignee.id !== me;
  return (
    <ActForm id="answer" act="reply" hidden={{ conversation, id }} onSubmit={submit} className="console-composer">
      <fieldset className="console-kinds">
        <legend className="sr-only">What it is</legend>
        {(['message', 'note'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={field('kind')}
              value={one}
              checked={kind === one}
              onChange={() => setDraft({ kind: one, text })}
            />
            {one === 'message' ? 'Answer' : 'Note for colleagues'}
          </label>
        ))}
      </fieldset>
      <label htmlFor="text" className="sr-only">
        {kind === 'note' ? 'Your note' : 'Your answer'}
      </label>
      {call && found.length > 0 ? <ReplyList replies={found} chosen={chosen} pick={pick} /> : null}
      <textarea
        id="text"
        name={field('text')}
        ref={area}
        rows={4}
        dir="auto"
        maxLength={longestMessage}
        required
        value={text}
        data-note={kind === 'note' || undefined}
        placeholder={kind === 'note' ? 'Only colleagues read this' : 'Write, or type / for a canned reply'}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'text-error' : 'text-hint'}
        aria-autocomplete="list"
        aria-controls={call && found.length > 0 ? replyListId : undefined}
        aria-activedescendant={call && found[chosen] ? replyOptionId(found[chosen].shortcut) : undefined}
        onChange={({ target }) => write(target.value, target.selectionStart)}
        onKeyDown={press}
        onBlur={() => setCall(null)}
      />
      {problem ? (
        <p id="text-error" role="alert" className="desk-error">
          {problem}
        </p>
      ) : null}
      <div className="desk-tools">
        <button type="submit" className="desk-button" data-tone="primary">
          {kind === 'note' ? 'Leave note' : 'Send answer'}
        </button>
        {kind === 'message' && thread.status === 'open' ? (
          <button type="submit" name={field('resolve')} value={lastSeq} className="desk-button">
            Send and resolve
          </button>
        ) : null}
        {isTheirs && kind === 'message' ? (
          <p id="text-hint" className="desk-soft text-sm">
            {assignee.name} has this. Take it over before you answer.
          </p>
        ) : (
          <p id="text-hint" className="desk-soft console-keyboard text-sm">
            Ctrl + Enter sends.
          </p>
        )}
      </div>
    </ActForm>
  );
}
