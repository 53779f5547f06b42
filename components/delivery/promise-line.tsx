'use client';

import { Island } from '@/components/ui/part';

const promise = () => import('./promise-live').then(({ PromiseLive }) => PromiseLive);
const arrival = () => import('./promise-live').then(({ ArrivalLive }) => ArrivalLive);

type Props = { rule: string; variant: string };

/** The rule until the day is known; the room of the day is kept. */
export function PromiseLine(props: Props) {
  return (
    <div className="min-h-56 rounded-card bg-meadow p-4">
      <Island load={promise} with={props}>
        <p>{props.rule}</p>
      </Island>
    </div>
  );
}

/** The same in one sentence. */
export function ArrivalLine(props: Props) {
  return (
    <div className="min-h-[4.8em] text-sm">
      <Island load={arrival} with={props}>
        <p>{props.rule}</p>
      </Island>
    </div>
  );
}
