import { Notice } from '@/components/ui/notice';

/** What to say after something was done, by the word in the page's address; nothing for words that are not ours. */
export const wordsFor = (
  words: Readonly<Record<string, string>>,
  done: string | string[] | undefined,
): string | null => (typeof done === 'string' && Object.hasOwn(words, done) ? (words[done] ?? null) : null);

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
