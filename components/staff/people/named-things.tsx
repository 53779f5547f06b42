import { Fragment } from 'react';
import type { Named } from '@/lib/desk/people/audit-words';

/** What an entry of the record speaks of, each with the way to it. */
export function NamedThings({ of }: { of: readonly Named[] }) {
  return of.map(({ says, href }, index) => (
    <Fragment key={says}>
      {index > 0 ? ', ' : null}
      {href ? (
        <a href={href} className="link">
          <bdi>{says}</bdi>
        </a>
      ) : (
        <bdi>{says}</bdi>
      )}
    </Fragment>
  ));
}
