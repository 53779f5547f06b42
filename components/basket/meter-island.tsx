'use client';

import { Island } from '@/components/ui/part';

const load = () => import('./meter-live').then(({ MeterLive }) => MeterLive);

export function MeterIsland({ rule }: { rule: string }) {
  return (
    <div className="mt-3 min-h-14">
      <Island load={load} with={{ rule }}>
        <p className="text-sm">{rule}</p>
      </Island>
    </div>
  );
}
