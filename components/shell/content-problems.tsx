import { content } from '@/lib/content/content';
import type { Content } from '@/lib/content/graph';
import { formatProblem, type Problem } from '@/lib/content/problem';

/** Each content once: whatever changes it makes a new one. */
const checked = new WeakMap<Content, Promise<Problem[]>>();

/**
 * While somebody edits (`npm run dev`): what is wrong with the content, on every page, as `npm run content:check` prints
 * it. A draft that is too broken to show is listed here too.
 */
export async function ContentProblems() {
  if (process.env.NODE_ENV === 'development') {
    const { problemsIn } = await import('@/lib/content/check/check');
    const shown = content();
    const known = checked.get(shown) ?? problemsIn(process.cwd()).then(({ problems }) => problems);
    checked.set(shown, known);
    return <ProblemList problems={toMend(await known, shown)} />;
  } else return null;
}

/** Errors, and what keeps a draft from being shown: everything else stands over the draft itself. */
function toMend(problems: readonly Problem[], { products, articles, pages, faqs }: Content): Problem[] {
  const shown = new Set([...products, ...articles, ...pages, ...faqs].map(({ file }) => file));
  return problems.filter(
    ({ level, file }) => level === 'error' || (/^content\/\w+\/.*\.md$/.test(file) && !shown.has(file)),
  );
}

function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="content-problems" className="border-problem border-b-4 bg-paper px-4 py-3">
      <h2 id="content-problems" className="font-semibold text-problem">
        {problems.length === 1 ? 'One thing to mend in content/' : `${problems.length} things to mend in content/`}
      </h2>
      <ul className="mt-1 grid gap-1 text-sm">
        {problems.map((problem) => (
          <li key={formatProblem(problem)}>
            <code className="whitespace-pre-wrap">{formatProblem(problem)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
