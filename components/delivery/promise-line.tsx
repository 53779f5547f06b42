import type { ReactNode } from 'react';
import { PromiseIsland } from './promise-island';
import type { Promised } from './promise-live';

/** The rule until a postcode is known, then the day. What is between the tags asks for it without script. */
export function PromiseLine(props: Promised & { children: ReactNode }) {
  return (
    <div className="min-h-56 rounded-card bg-meadow p-4">
      <PromiseIsland {...props} />
    </div>
  );
}

/** The same in one sentence. */
export function ArrivalLine(props: Promised) {
  return (
    <div className="min-h-[4.2rem] text-sm md:min-h-10">
      <PromiseIsland {...props} brief>
        <p>{props.rule}</p>
      </PromiseIsland>
    </div>
  );
}
