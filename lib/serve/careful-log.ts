import { loggable } from '@/lib/http/loggable';

/**
 * From now on no error gets into the log as it is. Next and other libraries write what was thrown with everything that
 * hangs on it: the values of a query, a buyer's address.
 */
export function logCarefully(): void {
  for (const level of ['error', 'warn'] as const) {
    const write = console[level].bind(console);
    console[level] = (...words: unknown[]) =>
      write(...words.map((word) => (word instanceof Error ? loggable(word) : word)));
  }
}
