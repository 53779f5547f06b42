import { Notice } from '@/components/ui/notice';

/** What came of the last thing that was done here. */
export function Said({ done, problem }: { done: string | null; problem: string | null | undefined }) {
  if (problem)
    return (
      <Notice tone="problem" role="alert">
        {problem}
      </Notice>
    );
  return done ? (
    <Notice tone="done" role="status">
      {done}
    </Notice>
  ) : null;
}
