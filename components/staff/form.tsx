'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { refreshDesk } from '@/lib/desk/inbox/browser/client';
import { postDesk } from '@/lib/desk/inbox/browser/post-client';

type Props = {
  action: `/api/staff/${string}`;
  /** Of what is asked for: sent twice it is done once. */
  id?: string;
  className?: string;
  label?: string;
  /** What was wrong with it when it came back without script. */
  problem?: string | null | undefined;
  /** Where to go once it is done, instead of staying. */
  then?: `/staff/inbox/${string}`;
  children: ReactNode;
};

/** A form of the console. It posts by itself; with script it does so without leaving, and says here what is wrong. */
export function DeskForm({ action, id: first, className, label, problem, then, children }: Props) {
  const router = useRouter();
  const [id, setId] = useState(first);
  const [says, setSays] = useState(problem ?? null);
  const renew = () => setId((before) => before && crypto.randomUUID());
  useEffect(renew, []);
  const submit = async (form: HTMLFormElement, by: HTMLElement | null) => {
    const fields = [...new FormData(form, by)].filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    const posted = await postDesk(action, Object.fromEntries(fields));
    setSays(posted.ok ? null : posted.says);
    if (posted.ok) renew();
    await refreshDesk();
    if (posted.ok && then) router.replace(then, { scroll: false });
    else router.refresh();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { nativeEvent } = event;
    const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    void submit(event.currentTarget, by);
  };
  return (
    <form action={action} method="post" className={className} aria-label={label} onSubmit={onSubmit}>
      {id ? <input type="hidden" name="id" value={id} /> : null}
      {children}
      {says ? (
        <p role="alert" className="desk-error">
          {says}
        </p>
      ) : null}
    </form>
  );
}
