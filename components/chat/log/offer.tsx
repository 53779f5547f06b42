'use client';

import { type FormEvent, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { leaveBy } from '@/lib/http/browser/leave-client';

type Props = { seq: number; order: string; taken: boolean };

/** Puts an offer into the basket: one press, with or without script. */
export function TakeOffer({ seq, order, taken }: Props) {
  const [problem, setProblem] = useState('');
  const take = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void import('@/lib/chat/browser/offer-client')
      .then(({ takeOffer }) => takeOffer(order, seq))
      .catch(() => leaveBy(form))
      .then(setProblem);
  };
  return (
    <form action="/api/chat/basket" method="post" onSubmit={take} className="flex flex-wrap items-center gap-3 pt-1">
      <input type="hidden" name="seq" value={seq} />
      {order ? <input type="hidden" name="order" value={order} /> : null}
      <button type="submit" className={buttonClass(taken ? 'quiet' : 'primary')}>
        {taken ? 'Put them in again' : 'Put these in my basket'}
      </button>
      {taken ? (
        <a href="/basket" className="link inline-flex min-h-11 items-center">
          See your basket
        </a>
      ) : null}
      {problem ? (
        <p role="alert" className="font-semibold text-problem text-sm">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
