import type { Body } from '@/lib/content/text/markdown';

/** The article's questions, each a link to its answer. */
export function Contents({ body }: { body: Body }) {
  const headings = body.headings.filter(({ level }) => level === 2);
  if (headings.length < 3) return null;
  return (
    <nav aria-label="Contents" className="no-print my-6 border-line border-y py-4">
      <p className="font-semibold">In this article</p>
      <ol className="mt-2 grid list-decimal gap-1 pl-6">
        {headings.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="link">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
