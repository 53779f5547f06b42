import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askShop, orThrow, posting, saysOf } from '@/lib/http/browser/ask-client';
import { queryClient } from '@/lib/http/browser/query-client';
import type { JourneyDay } from './journey';

type Shared = { postcode: string; zone: string; now: string };
type Promised = { cutOffAt: string; deliverOn: string; says: string; costs: string; days: JourneyDay[] };
/** `usual` is the promise for most postcodes, while nobody has told us theirs. */
export type PromiseAnswer =
  | { state: 'unknown'; now: string }
  | ({ state: 'usual' } & Promised & Omit<Shared, 'postcode'>)
  | ({ state: 'promised' } & Promised & Shared)
  | ({ state: 'not-served'; says: string } & Shared);

/** A postcode typed anywhere stays with the basket. One that is refused there is explained by the question after it. */
async function ask(variant: string, postcode: string | undefined): Promise<PromiseAnswer> {
  if (postcode) await askShop('/api/basket', posting({ postcode }));
  const asked = new URLSearchParams({ variant, ...(postcode ? { postcode } : {}) });
  return orThrow(askShop<PromiseAnswer>(`/api/promise?${asked}`));
}

/** The countdown is a difference of two server instants, ticked by the browser and asked for again at zero. */
export function usePromise(variant: string, postcode: string | undefined) {
  const { data, error, dataUpdatedAt, refetch } = useQuery(
    {
      queryKey: ['promise', variant, postcode],
      queryFn: () => ask(variant, postcode),
      retry: false,
      refetchOnWindowFocus: 'always',
    },
    queryClient,
  );
  const [, tick] = useState(0);
  const left =
    data && 'cutOffAt' in data ? Date.parse(data.cutOffAt) - Date.parse(data.now) - (Date.now() - dataUpdatedAt) : 0;
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(
      () => (left < 60_000 ? void refetch() : tick((count) => count + 1)),
      Math.min(left, 60_000),
    );
    return () => clearTimeout(timer);
  }, [left, refetch]);
  return { promise: data, problem: error ? saysOf(error) : undefined, millisecondsLeft: left };
}
