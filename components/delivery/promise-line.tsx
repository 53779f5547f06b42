'use client';

import type { ReactNode } from 'react';
import { Island } from '@/components/ui/part';

const promise = () => import('./promise-live').then(({ PromiseLive }) => PromiseLive);
const arrival = () => import('./promise-live').then(({ ArrivalLive }) => ArrivalLive);

type Props = { rule: string; variant: string };

/** The rule until a postcode is known, then the day; the room of the day is kept. What is between the tags asks for it without script. */
export function PromiseLine({ children, ...props }: Props & { children: ReactNode }) {
  return (
    <div className="min-h-56 rounded-card bg-meadow p-4">
      <Island load={promise} with={props}>
        {children}
      </Island>
    </div>
  );
}

/** The same in one sentence. */
export function ArrivalLine(props: Props) {
  return (
    <div className="min-h-[4.2rem] text-sm md:min-h-10">
      <Island load={arrival} with={props}>
        <p>{props.rule}</p>
      </Island>
    </div>
  );
}
