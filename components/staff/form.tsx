'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ActField, ActName } from '@/lib/desk/acts';
import { refreshDesk } from '@/lib/desk/browser/client';
import { postForm } from '@/lib/desk/browser/post-client';
import { actPath, type Hidden, HiddenFields } from './act-form';

type Props<Name extends ActName> = {
  act: Name;
  /** Of what is asked for: sent twice it is done once. */
  id?: 'id' extends ActField<Name> ? string : never;
  hidden?: Hidden<Name>;
  className?: string;
  label?: string;
  /** What was wrong with it when it came back without script. */
  problem?: string | null | undefined;
  /** Where to go once it is done, instead of staying. */
  then?: `/staff/inbox/${string}`;
  children: ReactNode;
};

/** A form of the console. It posts by itself; with script it does so without leaving, and says here what is wrong. */
export function DeskForm<Name extends ActName>(props: Props<Name>) {
  const { act, id: first, hidden, className, label, problem, then, children } = props;
  const router = useRouter();
  const [id, setId] = useState<string | undefined>(first);
  const [says, setSays] = useState(problem ?? null);
  const renew = () => setId((before) => before && crypto.randomUUID());
  useEffect(renew, []);
  /** The shop asks for a password first. Sent plainly, the form is kept there and its sender led that way. */
  const plainly = useRef(false);
  const going = useRef<string | null>(null);
  const submit = async (form: HTMLFormElement, by: HTMLElement | null) => {
    const fields = new FormData(form, by);
    const asked = JSON.stringify([...fields]);
    // Another of its buttons, pressed before the first was answered, asks for something else and not for the same again.
    if (id && going.current !== null && going.current !== asked) fields.set('id', crypto.randomUUID());
    going.current = asked;
    const posted = await postForm(act, fields);
    going.current = null;
    if (!posted.ok && posted.code === 'confirm') {
      plainly.current = true;
      return form.requestSubmit(by);
    }
    setSays(posted.ok ? null : posted.says);
    if (posted.ok) renew();
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
    <form action={actPath(act)} method="post" className={className} aria-label={label} onSubmit={onSubmit}>
      {id ? <input type="hidden" name="id" value={id} /> : null}
      {hidden ? <HiddenFields of={hidden} /> : null}
      {children}
      {says ? (
        <p role="alert" className="desk-error">
          {says}
        </p>
      ) : null}
    </form>
  );
}
