import { chosenOf, type Facet, facets } from '@/lib/catalogue/facets';
import type { Find } from '@/lib/catalogue/filter';
import type { Product } from '@/lib/content/graph';
import type { Site } from '@/lib/content/schema/site';

type Props = {
  site: Site;
  find: Find;
  /** What the words alone find: the counts are of these. */
  pool: readonly Product[];
};

/** Links to narrower lists, each with how many are on it, folded away; and what was chosen, to be undone one by one. */
export function Filters({ site, find, pool }: Props) {
  const all = facets(pool, find, site);
  const chosen = chosenOf(all);
  return (
    <div className="grid gap-2">
      <nav aria-label="Filters" className="relative">
        <ul className="flex flex-wrap gap-1.5 sm:gap-2">
          {all.map((facet) => (
            <li key={facet.name} className="md:relative">
              <FacetMenu facet={facet} />
            </li>
          ))}
        </ul>
      </nav>
      {chosen.length > 0 ? (
        <ul aria-label="Chosen" className="flex flex-wrap items-center gap-2">
          {chosen.map(({ label, href }) => (
            <li key={label}>
              <a href={href} rel="nofollow" className="chip border-clover bg-meadow">
                <span className="sr-only">Remove </span>
                {label}
                <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
          {chosen.length > 1 ? (
            <li>
              <a href={find.q ? `/search?${new URLSearchParams({ q: find.q })}` : '/shop'} className="link p-2 text-sm">
                Clear all
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function FacetMenu({ facet: { name, label, choices } }: { facet: Facet }) {
  return (
    <details name="filters" className="menu">
      <summary className="chip">
        {label}
        <span aria-hidden="true">▾</span>
      </summary>
      <ul className="absolute inset-x-0 top-full z-20 mt-1 rounded-card border border-line bg-paper p-2 shadow-card md:right-auto md:w-64">
        {choices.map((choice) => (
          <li key={choice.label}>
            <FacetChoice {...choice} counted={name !== 'sort'} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const row = 'flex justify-between gap-3 rounded-lg px-3 py-2';

function FacetChoice({ label, href, count, chosen, counted }: Facet['choices'][number] & { counted: boolean }) {
  const says = (
    <>
      {chosen ? '✓ ' : ''}
      {label}
      {counted ? (
        <span className="price text-ink-soft">
          {count}
          <span className="sr-only"> {count === 1 ? 'product' : 'products'}</span>
        </span>
      ) : null}
    </>
  );
  if (count === 0 && !chosen) return <span className={`${row} text-ink-soft`}>{says}</span>;
  return (
    <a href={href} rel="nofollow" aria-current={chosen ? 'true' : undefined} className={`${row} hover:bg-meadow`}>
      {says}
    </a>
  );
}
