import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { env } from '@/lib/env';

/**
 * The server's clock, which decides whatever people are told. Tests set it by writing an instant to TEST_CLOCK_FILE.
 * What servers settle among themselves goes by the database's, the one clock that they share: leases, rate limits, when a
 * letter is due, how long a draft or a link is kept.
 */
export function now(): Temporal.Instant {
  const { testClockFile } = env();
  if (!testClockFile) return Temporal.Now.instant();
  const written = readFileSync(testClockFile, 'utf8').trim();
  return written ? Temporal.Instant.from(written) : Temporal.Now.instant();
}

/** The same as a Date, which columns of the database take. */
export const nowDate = (): Date => new Date(now().epochMilliseconds);
