'use client';

import type { ReactNode } from 'react';
import { Island } from '@/components/ui/part';
import type { Promised } from './promise-live';

const live = () => import('./promise-live').then(({ PromiseLive }) => PromiseLive);

export function PromiseIsland({ children, ...props }: Promised & { children: ReactNode }) {
  return (
    <Island load={live} with={props}>
      {children}
    </Island>
  );
}
