import { useStock } from '@/lib/catalogue/client';

const words = { 'in-stock': null, low: 'Low stock', 'sold-out': 'Sold out for now' };

export function StockNoteLive({ sku }: { sku: string }) {
  const state = useStock(sku);
  const says = state ? words[state] : null;
  return says ? <p className="font-semibold text-sm">{says}</p> : null;
}
