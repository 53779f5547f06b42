'use client';

import { useEffect } from 'react';

const everyMilliseconds = 3_000;

/** While a payment is on its way: asks how it goes and shows the page afresh when that changes. */
export function OrderLive({ token, status }: { token: string; status: string }) {
  useEffect(() => {
    const look = async () => {
      const response = await fetch(`/api/orders/${encodeURIComponent(token)}/state`);
      const answer: { status?: string } = await response.json();
      if (answer.status && answer.status !== status) location.reload();
    };
    const timer = setInterval(() => void look().catch(() => undefined), everyMilliseconds);
    return () => clearInterval(timer);
  }, [token, status]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="15" />
    </noscript>
  );
}
