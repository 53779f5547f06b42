import {
  type ChangeEvent,
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { FormState } from '@/components/chat/plain';
import { Button } from '@/components/ui/button';
import { TextareaField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { isComposing } from '@/lib/browser/composing-client';
import { longestMessage } from '@/lib/chat/visitor/limits';

type Props = {
  order: string;
  /** What a form without script has to carry, and what a refused one brings back. */
  plain?: { id: string; visitor: string; state: FormState };
  rows: number;
  textRef?: Ref<HTMLTextAreaElement>;
  /** What was being written before this page was loaded; asked for once it is here. */
  begun?: () => string;
  send: (written: { text: string; name: string; email: string }) => Promise<string | null>;
  onWrite?: (text: string) => void;
  onPicture?: (image: File) => void;
};

export const composerForm = 'write';
const said = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** Writes a message. A form that posts; with script it sends without leaving, and a refused text comes back. */
export function Composer({ order, plain, rows, textRef, begun, send, onWrite, onPicture }: Props) {
  const { state } = plain ?? {};
  const [problem, setProblem] = useState<string | null>(state?.problem ?? null);
  const form = useRef<HTMLFormElement>(null);
  // What was typed before this script came is kept like all that is typed after.
  const kept = useRef(onWrite);
  useEffect(() => {
    const area = form.current?.elements.namedItem('text');
    if (!begun || !(area instanceof HTMLTextAreaElement)) return;
    if (area.value === '') area.value = begun();
    else kept.current?.(area.value);
  }, [begun]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = said(data, 'text');
    if (text === '') return setProblem('Please write a message.');
    setProblem(null);
    const area = event.currentTarget.elements.namedItem('text');
    if (area instanceof HTMLTextAreaElement) area.value = '';
    onWrite?.('');
    void send({ text, name: said(data, 'name'), email: said(data, 'email') }).then((refused) => {
      if (refused === null) return;
      setProblem(refused);
      if (!(area instanceof HTMLTextAreaElement)) return;
      area.value = [text, area.value].filter(Boolean).join('\n');
      onWrite?.(area.value);
    });
  };
  const enter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  const paste = (event: ClipboardEvent) => {
    const image = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'));
    if (!image || !onPicture) return;
    event.preventDefault();
    onPicture(image);
  };
  const write = (event: ChangeEvent<HTMLTextAreaElement>) => onWrite?.(event.currentTarget.value);
  return (
    <form
      ref={form}
      id={composerForm}
      action="/api/chat/messages"
      method="post"
      onSubmit={submit}
      noValidate
      className="grid gap-3"
    >
      {problem ? (
        <Notice tone="problem" role="alert">
          {problem}
        </Notice>
      ) : null}
      {plain ? <input type="hidden" name="id" value={plain.id} /> : null}
      {order ? <input type="hidden" name="order" value={order} /> : null}
      {plain && !order ? <input type="hidden" name="visitor" value={plain.visitor} /> : null}
      <TextareaField
        id="chat-text"
        ref={textRef}
        name="text"
        label="Your message"
        rows={rows}
        dir="auto"
        maxLength={longestMessage}
        onKeyDown={enter}
        onPaste={paste}
        onChange={write}
        defaultValue={state?.values.text}
        error={state?.errors.text}
      />
      <Button type="submit" className="justify-self-start">
        Send
      </Button>
    </form>
  );
}
