'use client';

import dynamic from 'next/dynamic';

const Suggestions = dynamic(
  () => import('./search-suggestions-live').then(({ SearchSuggestionsLive }) => SearchSuggestionsLive),
  { ssr: false },
);

export function SearchSuggestions({ inputId }: { inputId: string }) {
  return <Suggestions inputId={inputId} />;
}

const Stock = dynamic(() => import('./stock-note-live').then(({ StockNoteLive }) => StockNoteLive), { ssr: false });

/** Says so when a variant is low or sold out; silent until the live part knows. */
export function StockNote({ sku }: { sku: string }) {
  return <Stock sku={sku} />;
}

const Viewed = dynamic(() => import('./recently-viewed-live').then(({ RecentlyViewedLive }) => RecentlyViewedLive), {
  ssr: false,
});

export function RecentlyViewed(seen: { slug: string; title: string; image: string }) {
  return <Viewed {...seen} />;
}
