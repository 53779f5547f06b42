'use client';

import { Island } from '@/components/ui/part';

const load = () => import('./promise-live').then(({ PromiseLive }) => PromiseLive);

/** The rule until a postcode is known, then the day. */
export function PromiseLine({ rule, variant }: { rule: string; variant: string }) {
  return (
    <div className="rounded-card bg-meadow p-4">
      <Island load={load} with={{ variant, rule }}>
        <p>{rule}</p>
      </Island>
    </div>
  );
}
