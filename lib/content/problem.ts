/** Something wrong in a content file, said so that a marketer can mend it. Only errors fail a build. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  level: 'error' | 'warning';
  field?: string;
  message: string;
};

/** One line of the list that the check, the build and the browser all show. */
export function formatProblem({ file, line, column, level, field, message }: Problem): string {
  const where = `${file}:${line}:${column}`;
  return `${where}  ${level === 'warning' ? 'warning: ' : ''}${field ? `field "${field}": ` : ''}${message}`;
}

export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') ||
      a.line - b.line ||
      a.column - b.column ||
      a.message.localeCompare(b.message, 'en'),
  );
}

/** Published content that must not be built or served. */
export class ContentError extends Error {
  override name = 'ContentError';
  constructor(readonly problems: readonly Problem[]) {
    super(`\n${problems.map(formatProblem).join('\n')}\n`);
  }
}
