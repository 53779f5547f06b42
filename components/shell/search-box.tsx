import { SearchSuggestions } from '@/components/catalogue/islands/islands';
import { LineIcon } from '@/components/ui/line-icon';

/** On a phone a button that opens over the row of the header once it is pressed (globals.css, 'seek'). */
export function SearchBox({ query }: { query?: string }) {
  return (
    <search className="min-w-11 sm:w-72">
      <form action="/search" className="seek relative flex rounded-full bg-paper">
        <label htmlFor="header-search" className="sr-only">
          Search products and articles
        </label>
        <span className="pointer-events-none absolute top-2.5 left-2.5">
          <LineIcon path="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20" />
        </span>
        <input
          id="header-search"
          type="search"
          name="q"
          defaultValue={query}
          maxLength={80}
          autoComplete="off"
          placeholder="Search the shop"
          className="min-h-11 w-full rounded-full border border-ink-soft py-2 pr-3 pl-10 placeholder:text-ink-soft"
        />
        <button type="submit" className="sr-only focus:not-sr-only">
          Search
        </button>
        <SearchSuggestions inputId="header-search" />
      </form>
    </search>
  );
}
