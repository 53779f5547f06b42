import type { Article } from '@/lib/content/graph';
import { numberReferences } from '@/lib/content/text/article';
import { formatLongDate } from '@/lib/time/format';

/** The numbered sources, each with links back to where it is cited. */
export function References({ article }: { article: Article }) {
  const references = numberReferences(article);
  if (references.length === 0) return null;
  return (
    <section aria-labelledby="references" className="mt-10 border-line border-t pt-6">
      <h2 id="references" className="text-2xl">
        References
      </h2>
      <ol className="mt-3 grid list-decimal gap-3 pl-6 text-sm">
        {references.map(({ reference, cited }) => (
          <li key={reference.id} id={`ref-${reference.id}`} className="pl-1">
            {reference.publisher}.{' '}
            <a href={reference.url} className="link" rel="noreferrer">
              {reference.title}
            </a>
            . {reference.author}, {formatLongDate(reference.date)}.{' '}
            {reference.leadsTo ? `The link leads to ${reference.leadsTo}. ` : ''}
            {Array.from({ length: cited }, (_, index) => index + 1).map((time) => (
              <a
                key={time}
                href={`#cite-${reference.id}-${time}`}
                aria-label={`Back to the text, citation ${time}`}
                className="link px-1"
              >
                ↑{cited > 1 ? time : ''}
              </a>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
