import { content } from '@/lib/content/content';
import { formatProblem } from '@/lib/content/problem';

/**
 * While somebody edits (`npm run dev`): what is wrong with the content, on every page. Broken files are left out, and a
 * draft that is too broken to show is listed here too.
 */
export function ContentProblems() {
  if (process.env.NODE_ENV !== 'development') return null;
  const { problems, products, articles, pages, faqs } = content();
  const shown = new Set([...products, ...articles, ...pages, ...faqs].map(({ file }) => file));
  const errors = problems.filter(({ level, file }) => level === 'error' || (file.endsWith('.md') && !shown.has(file)));
  if (errors.length === 0) return null;
  return (
    <section aria-labelledby="content-problems" className="border-problem border-b-4 bg-paper px-4 py-3">
      <h2 id="content-problems" className="font-semibold text-problem">
        {errors.length === 1 ? 'One thing to mend in content/' : `${errors.length} things to mend in content/`}
      </h2>
      <ul className="mt-1 grid gap-1 text-sm">
        {errors.map((problem) => (
          <li key={formatProblem(problem)}>
            <code className="whitespace-pre-wrap">{formatProblem(problem)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
