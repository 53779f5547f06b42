'use client';

import dynamic from 'next/dynamic';

const Live = dynamic(
  () => import('./search-suggestions-live').then(({ SearchSuggestionsLive }) => SearchSuggestionsLive),
  { ssr: false },
);

export function SearchSuggestions({ inputId }: { inputId: string }) {
  return <Live inputId={inputId} />;
}
