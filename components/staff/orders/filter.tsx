import type { Zone } from '@/lib/content/schema/delivery';
import { type DeskFilter, listHref, type View, viewNames, views } from '@/lib/desk/orders/filter';

type TabsProps = { filter: DeskFilter; counts: Partial<Record<View, number>> };

/** What there is to do, and everything else. */
export function DeskTabs({ filter, counts }: TabsProps) {
  return (
    <nav aria-label="Which orders" className="desk-tabs">
      {views.map((view) => (
        <a key={view} href={listHref(filter, { show: view })} aria-current={view === filter.show ? 'page' : undefined}>
          {viewNames[view]}
          {counts[view] ? (
            <span className="desk-count" data-tone={view === 'late' ? 'problem' : undefined}>
              {counts[view]}
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}

/** Searches and narrows the list; everything it says stands in the address. */
export function DeskFilterForm({ filter, zones }: { filter: DeskFilter; zones: readonly Pick<Zone, 'id' | 'name'>[] }) {
  const narrowed = Boolean(filter.storage || filter.zone || filter.day);
  return (
    <search>
      <form action="/staff/orders" className="desk-filter">
        <p className="desk-field">
          <label htmlFor="q">Number, name, e-mail or postcode</label>
          <input id="q" name="q" type="search" defaultValue={filter.q} maxLength={100} data-search />
        </p>
        <button type="submit" className="desk-button" data-tone="primary">
          Show
        </button>
        <details className="desk-more" open={narrowed || undefined}>
          <summary>Narrow it down</summary>
          <div className="desk-filter pt-2">
            <p className="desk-field">
              <label htmlFor="show">Which</label>
              <select id="show" name="show" defaultValue={filter.show}>
                {views.map((view) => (
                  <option key={view} value={view}>
                    {viewNames[view]}
                  </option>
                ))}
              </select>
            </p>
            <p className="desk-field">
              <label htmlFor="storage">Storage</label>
              <select id="storage" name="storage" defaultValue={filter.storage}>
                <option value="">Both</option>
                <option value="chilled">Chilled</option>
                <option value="ambient">Ambient</option>
              </select>
            </p>
            <p className="desk-field">
              <label htmlFor="zone">Zone</label>
              <select id="zone" name="zone" defaultValue={filter.zone}>
                <option value="">Every zone</option>
                {zones.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </p>
            <p className="desk-field">
              <label htmlFor="day">Promised for</label>
              <input id="day" name="day" type="date" defaultValue={filter.day} />
            </p>
          </div>
        </details>
      </form>
    </search>
  );
}

export function DeskPages({ filter, total, size }: { filter: DeskFilter; total: number; size: number }) {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  return (
    <nav aria-label="Pages" className="desk-tools">
      {filter.page > 1 ? (
        <a className="link" rel="prev" href={listHref(filter, { page: filter.page - 1 })}>
          Earlier in the list
        </a>
      ) : null}
      <span className="desk-soft text-sm">
        Page {filter.page} of {last}
      </span>
      {filter.page < last ? (
        <a className="link" rel="next" href={listHref(filter, { page: filter.page + 1 })}>
          Further on
        </a>
      ) : null}
    </nav>
  );
}
