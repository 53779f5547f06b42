import { Notice } from '@/components/ui/notice';
import { contentWithDrafts } from '@/lib/content/content';
import { formatProblem } from '@/lib/content/problem';

type Draft = { file: string; status: 'draft' | 'published' };

/** Over a draft, wherever it can be seen: what it is, and everything that is wrong with it. */
export function DraftNotice({ document: { file, status } }: { document: Draft }) {
  if (status !== 'draft') return null;
  const wrong = contentWithDrafts().problems.filter((problem) => problem.file === file);
  return (
    <Notice tone="info" role="note" aria-label="Draft" className="no-print my-4">
      <p>
        <DraftBadge status={status} /> Not in the shop yet: it is in no list, no search and no sitemap, and nobody can
        buy from this page.
      </p>
      {wrong.length === 0 ? (
        <p className="mt-1 text-sm">The check finds nothing wrong with it.</p>
      ) : (
        <>
          <p className="mt-2 font-semibold">
            {wrong.length === 1 ? 'One thing to mend' : `${wrong.length} things to mend`}
          </p>
          <ul className="mt-1 grid gap-1 text-sm">
            {wrong.map((problem) => (
              <li key={formatProblem(problem)}>
                <code className="whitespace-pre-wrap">{formatProblem({ ...problem, level: 'error' })}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

export function DraftBadge({ status }: { status: Draft['status'] }) {
  return status === 'draft' ? (
    <strong className="mr-1 rounded-full bg-apricot px-2 py-0.5 font-sans text-ink text-xs dark:text-milk">
      Draft
    </strong>
  ) : null;
}
