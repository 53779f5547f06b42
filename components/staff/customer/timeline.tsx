import type { Moment } from '@/lib/desk/customers/timeline-store';
import { formatWhen } from '@/lib/time/format';

type Props = { moments: readonly Moment[]; page: number; more: boolean; href: (page: number) => string };
const names: Record<Moment['kind'], string> = {
  order: 'Order',
  note: 'Note',
  letter: 'Letter',
  said: 'Conversation',
  complaint: 'Complaint',
};

/** Everything that happened with a customer, the latest first. */
export function CustomerTimeline({ moments, page, more, href }: Props) {
  return (
    <section className="desk-section" aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      {moments.length === 0 ? <p className="desk-soft">Nothing further back.</p> : null}
      <ol className="desk-log">
        {moments.map(({ id, at, kind, about, says, who, href: to }) => (
          <li key={`${kind} ${id}`}>
            <time dateTime={at.toISOString()}>{formatWhen(at)}</time>
            <p className="wrap-anywhere">
              <a href={to} className="link">
                {about ? `${names[kind]} ${about}` : names[kind]}
              </a>{' '}
              <bdi>{says}</bdi>
              {who ? (
                <span className="desk-soft">
                  , <bdi>{who}</bdi>
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      {page > 1 || more ? (
        <nav aria-label="Pages of the timeline" className="desk-tools">
          {page > 1 ? (
            <a href={href(page - 1)} className="link" rel="prev">
              Later
            </a>
          ) : null}
          <span className="desk-soft text-sm">Page {page}</span>
          {more ? (
            <a href={href(page + 1)} className="link" rel="next">
              Earlier
            </a>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}
