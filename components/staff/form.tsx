'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ActField, ActName } from '@/lib/desk/acts';
import { refreshDesk } from '@/lib/desk/browser/client';
import { postForm } from '@/lib/desk/browser/post-client';
import { type Hidden, HiddenFields, surePath } from './act-form';

type Props<Name extends ActName> = {
  act: Name;
  /** Of what is asked for: sent twice it is done once. */
  id?: 'id' extends ActField<Name> ? string : never;
  hidden?: Hidden<Name>;
  className?: string;
  label?: string;
  /** What was wrong with it when it came back without script. */
  problem?: string | null | undefined;
  /** Yes to the question it came back with. */
  sure?: string | undefined;
  /** Its act is asked about once more. */
  asks?: boolean;
  /** What it is folded in is closed once it is done. */
  folds?: boolean;
  /** Where to go once it is done, instead of staying. */
  then?: `/staff/inbox/${string}`;
  children: ReactNode;
};

/** What is asked once more, and by which button it was wanted. */
type Question = { says: string; sure: string; button: readonly [string, string] | null };

/** A form of the console. It posts by itself; with script it does so without leaving, and says here what is wrong. */
export function DeskForm<Name extends ActName>(props: Props<Name>) {
  const {
    act,
    id: first,
    hidden,
    className,
    label,
    problem,
    sure,
    asks = false,
    folds = false,
    then,
    children,
  } = props;
  const router = useRouter();
  const [id, setId] = useState<string | undefined>(first);
  const [says, setSays] = useState(problem ?? null);
  const renew = () => setId((before) => before && crypto.randomUUID());
  useEffect(renew, []);
  /** The shop asks for a password first. Sent plainly, the form is kept there and its sender led that way. */
  const plainly = useRef(false);
  const yes = useRef<HTMLButtonElement>(null);
  const going = useRef<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const submit = async (form: HTMLFormElement, by: HTMLElement | null) => {
    const fields = new FormData(form, by);
    const answered = by === yes.current ? question : null;
    if (answered?.button) fields.set(...answered.button);
    const asked = JSON.stringify([...fields]);
    // Another of its buttons, pressed before the first was answered, asks for something else and not for the same again.
    if (id && going.current !== null && going.current !== asked) fields.set('id', crypto.randomUUID());
    going.current = asked;
    const posted = await postForm(act, fields, asks ? { sure: answered?.sure ?? '' } : null);
    going.current = null;
    if (!posted.ok && posted.code === 'sure') {
      setSays(null);
      const button = by instanceof HTMLButtonElement && by.name ? ([by.name, by.value] as const) : null;
      return setQuestion({ says: posted.says, sure: posted.fields?.sure ?? '', button: answered?.button ?? button });
    }
    setQuestion(null);
    if (!posted.ok && posted.code === 'confirm') {
      plainly.current = true;
      if (!answered) return form.requestSubmit(by);
      form.action = surePath(act, answered.sure);
      const [name, value] = answered.button ?? [];
      if (name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      return form.requestSubmit();
    }
    setSays(posted.ok ? null : posted.says);
    if (posted.ok) renew();
    if (posted.ok && folds) form.closest('details')?.removeAttribute('open');
    await refreshDesk();
    if (posted.ok && then) router.replace(then, { scroll: false });
    else router.refresh();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (plainly.current) return;
    event.preventDefault();
    const { nativeEvent } = event;
    const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    void submit(event.currentTarget, by);
  };
  return (
    <form
      action={surePath(act, sure)}
      method="post"
      className={className}
      aria-label={label}
      onSubmit={onSubmit}
      onChange={() => setQuestion(null)}
    >
      {id ? <input type="hidden" name="id" value={id} /> : null}
      {hidden ? <HiddenFields of={hidden} /> : null}
      {children}
      {question ? (
        <div role="alert" className="grid gap-2">
          <p>{question.says}</p>
          <p className="desk-tools">
            <button ref={yes} type="submit" className="desk-button" data-tone="grave">
              Yes
            </button>
            <button type="button" className="desk-button" onClick={() => setQuestion(null)}>
              No
            </button>
          </p>
        </div>
      ) : null}
      {says ? (
        <p role="alert" className="desk-error">
          {says}
        </p>
      ) : null}
    </form>
  );
}
