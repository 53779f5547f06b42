import { SearchSuggestions } from '@/components/catalogue/islands/islands';

export function SearchBox({ query }: { query?: string }) {
  return (
    <search>
      <form action="/search" className="relative flex">
        <label htmlFor="header-search" className="sr-only">
          Search products and articles
        </label>
        <input
          id="header-search"
          type="search"
          name="q"
          defaultValue={query}
          maxLength={80}
          autoComplete="off"
          placeholder="Search the shop"
          className="min-h-11 w-full rounded-full border border-ink-soft bg-paper px-4 py-2 placeholder:text-ink-soft"
        />
        <button type="submit" className="sr-only focus:not-sr-only">
          Search
        </button>
        <SearchSuggestions inputId="header-search" />
      </form>
    </search>
  );
}
