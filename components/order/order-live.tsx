'use client';

import { useEffect } from 'react';
import { jsonOf } from '@/lib/http/wire';
import type { OrderVersion } from '@/lib/orders/state-words';

type Props = { token: string; version: string; everySeconds: number };

/** While something is on its way: asks how it goes, and shows the page afresh when that has changed. */
export function OrderLive({ token, version, everySeconds }: Props) {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      const response = await fetch(`/api/orders/${encodeURIComponent(token)}/state`);
      const now = response.ok ? await jsonOf<OrderVersion>(response) : null;
      if (now && now.version !== version) location.reload();
    };
    const ask = () => void look().catch(() => undefined);
    const timer = setInterval(ask, everySeconds * 1000);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [token, version, everySeconds]);
  return null;
}
