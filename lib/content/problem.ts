/** Something wrong in a content file, said so that a marketer can mend it. Only errors fail a build. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  level: 'error' | 'warning';
  field?: string;
  message: string;
};
export type Position = { line: number; column: number };
/** Where a field stands in its file; of one that isn't there, its nearest parent. */
export type At = (path: readonly PropertyKey[]) => Position;

/** A problem with one field of a file; an error, unless said. */
export function problemAt(
  { file, at }: { file: string; at: At },
  path: readonly PropertyKey[],
  message: string,
  { level = 'error', field = '' }: { level?: Problem['level']; field?: string } = {},
): Problem {
  return { file, ...at(path), level, ...(field ? { field } : {}), message };
}

/** A problem with a file as a whole. */
export function problemOf(file: string, message: string, level: Problem['level'] = 'error'): Problem {
  return { file, line: 1, column: 1, level, message };
}

/** One line of the list that the check, the build and the browser all show. */
export function formatProblem({ file, line, column, level, field, message }: Problem): string {
  const where = `${file}:${line}:${column}`;
  return `${where}  ${level === 'warning' ? 'warning: ' : ''}${field ? `field "${field}": ` : ''}${message}`;
}

const collator = new Intl.Collator('en');

export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      collator.compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      collator.compare(a.message, b.message),
  );
}

/** Published content that must not be built or served. */
export class ContentError extends Error {
  override name = 'ContentError';
  constructor(readonly problems: readonly Problem[]) {
    super(`\n${problems.map(formatProblem).join('\n')}\n`);
  }
}
