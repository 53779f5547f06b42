'use client';

import { Island } from '@/components/ui/part';

const suggestions = () =>
  import('./search-suggestions-live').then(({ SearchSuggestionsLive }) => SearchSuggestionsLive);
const stock = () => import('./stock-note-live').then(({ StockNoteLive }) => StockNoteLive);
const viewed = () => import('./recently-viewed-live').then(({ RecentlyViewedLive }) => RecentlyViewedLive);

export function SearchSuggestions({ inputId }: { inputId: string }) {
  return <Island load={suggestions} with={{ inputId }} />;
}

/** Says so when a variant is low or sold out; silent until the live part knows. */
export function StockNote({ sku }: { sku: string }) {
  return <Island load={stock} with={{ sku }} />;
}

export function RecentlyViewed(seen: { slug: string; title: string; image: string }) {
  return <Island load={viewed} with={seen} />;
}
