import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Suggestions } from '@/lib/catalogue/search/shop-search';
import { askShop, orThrow } from '@/lib/http/browser/ask-client';
import { queryClient } from '@/lib/http/browser/query-client';

/** Links under the search field while somebody types. Return still asks for the whole page. */
export function SearchSuggestionsLive({ inputId }: { inputId: string }) {
  const [query, setQuery] = useState('');
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLInputElement)) return;
    let timer: ReturnType<typeof setTimeout>;
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setQuery(input.value.trim()), 150);
    };
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setQuery('');
    };
    input.addEventListener('input', typed);
    input.form?.addEventListener('keydown', close);
    return () => {
      clearTimeout(timer);
      input.removeEventListener('input', typed);
      input.form?.removeEventListener('keydown', close);
    };
  }, [inputId]);
  const { data } = useQuery(
    {
      queryKey: ['search', query],
      enabled: query.length > 1,
      queryFn: () => orThrow(askShop<Suggestions>(`/api/search?q=${encodeURIComponent(query)}`)),
    },
    queryClient,
  );
  if (query.length < 2 || !data || data.suggestions.length === 0) return null;
  return (
    <ul
      aria-label="Suggestions"
      className="absolute inset-x-0 top-full z-30 mt-1 rounded-card border border-line bg-paper p-2 shadow-card"
    >
      {data.suggestions.map(({ title, href }) => (
        <li key={href}>
          <a href={href} className="block rounded-lg px-3 py-2 hover:bg-meadow">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
