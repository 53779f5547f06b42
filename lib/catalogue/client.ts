import { useQuery } from '@tanstack/react-query';
import { askShop, orThrow } from '@/lib/http/browser/ask-client';
import { queryClient } from '@/lib/http/browser/query-client';
import type { StockLevel, StockLevels } from './stock-level';

const asked = new Set<string>();
let batch: Promise<StockLevels> | undefined;

/** Every variant on the page in one request: those asked for in the same moment travel together. */
function level(sku: string): Promise<StockLevel | null> {
  asked.add(sku);
  batch ??= new Promise((resolve, reject) => {
    setTimeout(() => {
      const skus = [...asked];
      asked.clear();
      batch = undefined;
      orThrow(askShop<StockLevels>(`/api/stock?variants=${skus.join(',')}`)).then(resolve, reject);
    });
  });
  return batch.then((levels) => levels[sku] ?? null);
}

export function useStock(sku: string): StockLevel | null {
  return useQuery({ queryKey: ['stock', sku], queryFn: () => level(sku), staleTime: 30_000 }, queryClient).data ?? null;
}
