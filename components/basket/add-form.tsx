'use client';

import { type FormEvent, useId, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { CountInput } from '@/components/ui/count-input';
import { leaveBy } from '@/lib/http/browser/leave-client';

type Props = {
  sku: string;
  name: string;
  compact?: boolean;
  /** So that a button elsewhere on the page can send it. */
  formId?: string;
};

/** A form that adds to the basket. With script it stays on the page; the code for that comes with the first use. */
export function AddButton({ sku, name, compact = false, formId }: Props) {
  const id = useId();
  const [problem, setProblem] = useState('');
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const quantity = Number(new FormData(form).get('quantity'));
    setProblem('');
    import('./drawer-live').then(
      ({ addAndOpen }) => addAndOpen(sku, quantity),
      () => void leaveBy(form).then(setProblem),
    );
  };
  return (
    <form
      id={formId}
      action="/api/basket"
      method="post"
      onSubmit={add}
      className="relative z-10 flex w-fit flex-wrap items-center gap-2 has-[label]:w-full"
    >
      <input type="hidden" name="variant" value={sku} />
      <input type="hidden" name="mode" value="add" />
      {compact ? (
        <input type="hidden" name="quantity" value="1" />
      ) : (
        <>
          <label htmlFor={id} className="sr-only">
            Quantity of {name}
          </label>
          <CountInput id={id} name="quantity" min={1} max={99} defaultValue={1} className="count" />
        </>
      )}
      <button type="submit" className={`${buttonClass(compact ? 'quiet' : 'primary')} ${compact ? 'text-sm' : 'grow'}`}>
        Add to basket<span className="sr-only"> {name}</span>
      </button>
      {problem ? (
        <p role="alert" className="w-full text-problem">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
