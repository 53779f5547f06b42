'use client';

import dynamic from 'next/dynamic';

const Live = dynamic(() => import('./stock-note-live').then(({ StockNoteLive }) => StockNoteLive), { ssr: false });

/** Says so when a variant is low or sold out; silent until the live part knows. */
export function StockNote({ sku }: { sku: string }) {
  return <Live sku={sku} />;
}
