'use client';

import { useEffect } from 'react';
import { askShop } from '@/lib/http/browser/ask-client';
import type { OrderVersion } from '@/lib/orders/state-words';

type Props = { token: string; version: string; everySeconds: number };

/** While something is on its way: asks how it goes, and shows the page afresh when that has changed. */
export function OrderLive({ token, version, everySeconds }: Props) {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      const now = await askShop<OrderVersion>(`/api/orders/${encodeURIComponent(token)}/state`);
      if (now.ok && now.json.version !== version) location.reload();
    };
    const ask = () => void look();
    const timer = setInterval(ask, everySeconds * 1000);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [token, version, everySeconds]);
  return null;
}
