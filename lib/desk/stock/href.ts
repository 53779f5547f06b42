import { sku } from '@/lib/basket/lines';

type Said = { done?: 'adjusted' | 'known' | 'closed' | 'reopened'; refused?: 'stock' | 'closed' };

/** A variant's page at the stock desk, or the list where it is no variant's name. */
export function stockHref(wanted: string, said: Said = {}): string {
  const known = sku.safeParse(wanted);
  const query = new URLSearchParams(said).toString();
  return `/staff/stock${known.success ? `/${known.data}` : ''}${query ? `?${query}` : ''}`;
}
