'use client';

import dynamic from 'next/dynamic';

const Live = dynamic(() => import('./meter-live').then(({ MeterLive }) => MeterLive), { ssr: false });

export function MeterIsland({ rule }: { rule: string }) {
  return (
    <div className="mt-3 min-h-14">
      <Live rule={rule} />
      <noscript>
        <p className="text-sm">{rule}</p>
      </noscript>
    </div>
  );
}
