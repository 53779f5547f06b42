const framesOf = ({ stack }: Error): string[] => stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];

/** A word that a library attached to its error, such as a code. */
function wordOf(error: Error, name: string): string {
  const found = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : '';
}

/** What the database says of itself; its `detail` would quote the row, and after a colon it quotes what was sent. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return [wordOf(cause, 'code'), cause.message.replace(/: ".*$/s, '')].filter(Boolean).join(' ');
}

const says = (error: Error): string =>
  [error.name, wordOf(error, 'code'), error.message.replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '(an address)')]
    .filter(Boolean)
    .join(' ');

/** What Next has called it, which its visitor is told: a number made from what it says and where. */
const codeOf = (error: Error): string => {
  const [code = ''] = wordOf(error, 'digest').split('@');
  return /^\d{1,12}$/.test(code) ? `(code ${code}) ` : '';
};

/**
 * An error as it may stand in a log. Of a failed query the question, never the values, which are somebody's words; of
 * what Stripe said its kind, code and request, for the rest of it is about a buyer; of anything else no more than its
 * words and where it happened.
 */
export function loggable(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  if ('query' in error && 'params' in error)
    return [
      `${codeOf(error)}the database refused: ${reasonOf(error.cause)}`,
      String(error.query),
      ...framesOf(error),
    ].join('\n');
  if ('requestId' in error && 'rawType' in error)
    return ['Stripe:', ...['type', 'code', 'requestId'].map((name) => wordOf(error, name))].filter(Boolean).join(' ');
  const because = error.cause === undefined ? [] : [`because of ${loggable(error.cause)}`];
  return [codeOf(error) + says(error), ...framesOf(error), ...because].join('\n');
}
