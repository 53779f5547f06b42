/** What the database says of itself; its `detail` would quote the row. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const code = 'code' in cause && typeof cause.code === 'string' ? `${cause.code} ` : '';
  return `${code}${cause.message}`;
}

/** An error as it may stand in a log: of a failed query the question, never the values, which are somebody's words. */
export function loggable(error: unknown): unknown {
  if (!(error instanceof Error) || !('query' in error) || !('params' in error)) return error;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return [`the database refused: ${reasonOf(error.cause)}`, String(error.query), ...frames].join('\n');
}
