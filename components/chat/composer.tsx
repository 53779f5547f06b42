import { type FormEvent, type KeyboardEvent, type Ref, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field, TextareaField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { longestMessage } from '@/lib/chat/limits';

/** What a form without script has to carry, and what a refused one brings back. */
export type PlainForm = {
  id: string;
  visitor: string;
  values: Record<string, string>;
  errors: Record<string, string>;
  problem: string | null;
};
type Props = {
  order: string;
  plain?: PlainForm;
  /** Before the first message: who is it, if they like to say. */
  introduce: boolean;
  rows: number;
  textRef?: Ref<HTMLTextAreaElement>;
  send: (written: { text: string; name: string; email: string }) => Promise<string | null>;
};

const said = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** Writes a message. A form that posts; with script it sends without leaving, and a refused text comes back. */
export function Composer({ order, plain, introduce, rows, textRef, send }: Props) {
  const [problem, setProblem] = useState<string | null>(plain?.problem ?? null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = said(data, 'text');
    if (text === '') return setProblem('Please write a message.');
    setProblem(null);
    const area = form.elements.namedItem('text');
    if (area instanceof HTMLTextAreaElement) area.value = '';
    void send({ text, name: said(data, 'name'), email: said(data, 'email') }).then((refused) => {
      if (refused === null) return;
      setProblem(refused);
      if (area instanceof HTMLTextAreaElement && area.value === '') area.value = text;
    });
  };
  const enter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form id="write" action="/api/chat/messages" method="post" onSubmit={submit} noValidate className="grid gap-3">
      {problem ? (
        <Notice tone="problem" role="alert">
          {problem}
        </Notice>
      ) : null}
      {plain ? <input type="hidden" name="id" value={plain.id} /> : null}
      {order ? <input type="hidden" name="order" value={order} /> : null}
      {plain && !order ? <input type="hidden" name="visitor" value={plain.visitor} /> : null}
      {introduce ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            id="chat-name"
            name="name"
            label="Name (optional)"
            autoComplete="name"
            maxLength={80}
            defaultValue={plain?.values.name}
            error={plain?.errors.name}
          />
          <Field
            id="chat-email"
            name="email"
            type="email"
            label="E-mail (optional)"
            autoComplete="email"
            defaultValue={plain?.values.email}
            error={plain?.errors.email}
          />
        </div>
      ) : null}
      <TextareaField
        id="chat-text"
        ref={textRef}
        name="text"
        label="Your message"
        rows={rows}
        maxLength={longestMessage}
        onKeyDown={enter}
        defaultValue={plain?.values.text}
        error={plain?.errors.text}
      />
      <Button type="submit" className="justify-self-start">
        Send
      </Button>
    </form>
  );
}
