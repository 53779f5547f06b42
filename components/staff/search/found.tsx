import type { ReactNode } from 'react';
import type { OrderFound, TalkFound } from '@/lib/desk/search/search-store';
import { dateInLondon, formatLongDate, formatWhen } from '@/lib/time/format';
import { Marked } from './marked';

export function OrdersFound({ rows, typed }: { rows: readonly OrderFound[]; typed: string }) {
  return (
    <ul>
      {rows.map(({ id, number, placedAt, state, buyer, address, lines }) => (
        <li key={id} className="desk-found">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <a href={`/staff/orders/${id}`} className="link font-semibold price">
              <Marked text={number} typed={typed} />
            </a>
            <span className="desk-flag" data-tone={state.tone}>
              {state.says}
            </span>
            <span className="desk-soft">{formatLongDate(dateInLondon(placedAt))}</span>
            <a href={`/staff/customers/${id}`} className="link ml-auto">
              Customer<span className="sr-only"> of {number}</span>
            </a>
          </p>
          <p>
            <Marked text={buyer} typed={typed} />
          </p>
          <p>
            <Marked text={address} typed={typed} />
          </p>
          <p className="desk-soft">
            <Marked text={lines} typed={typed} />
          </p>
        </li>
      ))}
    </ul>
  );
}

export function TalksFound({ rows, typed }: { rows: readonly TalkFound[]; typed: string }) {
  return (
    <ul>
      {rows.map(({ id, title, updatedAt, open, number, tags, says }) => (
        <li key={id} className="desk-found">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <a href={`/staff/inbox/${id}`} className="link font-semibold">
              <Marked text={title} typed={typed} />
            </a>
            {number ? (
              <span className="desk-flag">
                <Marked text={number} typed={typed} />
              </span>
            ) : null}
            {tags.map((tag) => (
              <span key={tag} className="desk-flag desk-soft">
                <Marked text={tag} typed={typed} />
              </span>
            ))}
            <span className="desk-soft">{`${open ? 'open' : 'resolved'}, ${formatWhen(updatedAt)}`}</span>
          </p>
          {says ? (
            <p className="wrap-anywhere">
              <Marked text={says} typed={typed} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type PartProps = {
  title: string;
  none: string;
  page: number;
  found: { rows: readonly unknown[]; more: boolean };
  href: (page: number) => string;
  children: ReactNode;
};

/** One kind of thing found, in pages of its own. */
export function FoundPart({ title, none, page, found, href, children }: PartProps) {
  const id = title.toLowerCase();
  return (
    <section className="desk-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {found.rows.length === 0 ? (
        <p className="desk-soft text-sm">{page > 1 ? 'Nothing further on.' : none}</p>
      ) : (
        children
      )}
      {page > 1 || found.more ? (
        <nav aria-label={`Pages of ${id}`} className="desk-tools">
          {page > 1 ? (
            <a className="link" rel="prev" href={href(page - 1)}>
              Back
            </a>
          ) : null}
          <span className="desk-soft text-sm">Page {page}</span>
          {found.more ? (
            <a className="link" rel="next" href={href(page + 1)}>
              Further on
            </a>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}
