export type StockLevel = 'in-stock' | 'low' | 'sold-out';
/** By SKU. */
export type StockLevels = Record<string, StockLevel>;

/** 'Low' is said from this many down: enough to be useful, never as a hurry. */
const lowFrom = 5;

export function stockLevel(available: number): StockLevel {
  if (available <= 0) return 'sold-out';
  return available <= lowFrom ? 'low' : 'in-stock';
}
