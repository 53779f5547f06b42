import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';

const make = () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 10_000 } } });

/** One for the page. Islands pass it by hand, so that no provider has to load before they do. Never read on a server. */
export const queryClient = make();

/**
 * For what is rendered on the server too: there every rendering gets a client of its own, because one that lived on
 * would show a visitor what it remembers of another.
 */
export function usePageClient(): QueryClient {
  const [client] = useState(() => (typeof window === 'undefined' ? make() : queryClient));
  return client;
}
