function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? ` ${code}` : '';
}

/**
 * An error for the log: what kind it is and where it came from, and that of its cause. Never its own words, because a
 * database's repeat what somebody typed.
 */
export function whatFailed(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  const behindWords = stack.slice(Math.max(0, stack.indexOf(error.message)) + error.message.length);
  const at = behindWords.split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? '' : `\n  because of ${whatFailed(error.cause)}`;
  return `${error.name}${codeOf(error)}\n${at.join('\n')}${cause}`;
}
