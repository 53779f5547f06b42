import { Notice } from '@/components/ui/notice';
import type { Draft } from '@/lib/http/form-store';

export function UndoProblem({ draft }: { draft: Draft | null }) {
  if (!draft?.problem) return null;
  return (
    <Notice tone="problem" role="alert" id="problem" tabIndex={-1}>
      <p>{draft.problem.message}</p>
    </Notice>
  );
}
