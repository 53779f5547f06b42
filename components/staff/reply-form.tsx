'use client';

import { type ChangeEvent, type FormEvent, type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextareaField } from '@/components/ui/field';
import { shortcutIn } from '@/lib/chat/canned';
import { refreshDesk } from '@/lib/chat/desk-client';
import { longestMessage } from '@/lib/chat/limits';

export type Canned = { shortcut: string; title: string; body: string };
type Props = { conversation: string; id: string; text: string; problem: string | null; canned: Canned[] };

/** An answer. '/where' and a space becomes that canned reply; Ctrl and Enter sends. What is refused stays as it is. */
export function ReplyForm({ conversation, canned, ...first }: Props) {
  const [{ id, text, problem }, setAnswer] = useState({ id: first.id, text: first.text, problem: first.problem });
  const write = ({ target: { value } }: ChangeEvent<HTMLTextAreaElement>) => {
    const called = /\s$/.test(value) ? shortcutIn(value) : null;
    const body = canned.find(({ shortcut }) => shortcut === called)?.body;
    setAnswer((answer) => ({ ...answer, text: body ?? value }));
  };
  const send = async () => {
    const response = await fetch('/api/staff/reply', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversation, id, text }),
    });
    if (response.ok) {
      setAnswer({ id: crypto.randomUUID(), text: '', problem: null });
      return refreshDesk();
    }
    const { problem: refused } = await response.json();
    setAnswer((answer) => ({ ...answer, problem: String(refused?.fields?.text ?? refused?.message ?? 'Not sent.') }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send().catch(() => setAnswer((answer) => ({ ...answer, problem: 'Not sent. Please try again.' })));
  };
  const shortcutSend = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  };
  return (
    <form id="answer" action="/api/staff/reply" method="post" onSubmit={submit} className="grid gap-3">
      <input type="hidden" name="conversation" value={conversation} />
      <input type="hidden" name="id" value={id} />
      <TextareaField
        name="text"
        label="Your answer"
        hint="Type /where and a space for that canned reply. Ctrl and Enter sends."
        rows={6}
        maxLength={longestMessage}
        required
        value={text}
        onChange={write}
        onKeyDown={shortcutSend}
        error={problem ?? undefined}
      />
      <Button type="submit" className="justify-self-start">
        Send answer
      </Button>
    </form>
  );
}
