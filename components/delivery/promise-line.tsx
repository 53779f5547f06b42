'use client';

import dynamic from 'next/dynamic';

const Live = dynamic(() => import('./promise-live').then(({ PromiseLive }) => PromiseLive), { ssr: false });

/** The rule until a postcode is known, then the day. */
export function PromiseLine({ rule, variant }: { rule: string; variant: string }) {
  return (
    <div className="rounded-card bg-meadow p-4">
      <p>{rule}</p>
      <Live variant={variant} />
    </div>
  );
}
