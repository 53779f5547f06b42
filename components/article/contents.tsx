import type { Body } from '@/lib/content/text/markdown';

/** The article's questions, each a link to its answer. */
export function Contents({ body }: { body: Body }) {
  const headings = body.headings.filter(({ level }) => level === 2);
  if (headings.length < 3) return null;
  return (
    <nav aria-label="Contents" className="no-print my-4 border-line border-y">
      <details>
        <summary className="py-2.5 font-semibold">In this article</summary>
        <ol className="grid list-decimal gap-1 pb-3 pl-6">
          {headings.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="link">
                {title}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
