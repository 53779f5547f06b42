'use client';

import type { ReactNode } from 'react';
import { Island } from '@/components/ui/part';

const live = {
  day: () => import('./promise-live').then(({ PromiseLive }) => PromiseLive),
  sentence: () => import('./promise-live').then(({ ArrivalLive }) => ArrivalLive),
};

export type Promised = { rule: string; variant: string; children: ReactNode };

export function PromiseIsland({ as, children, ...props }: Promised & { as: keyof typeof live }) {
  return (
    <Island load={live[as]} with={props}>
      {children}
    </Island>
  );
}
