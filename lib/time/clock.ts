import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { env } from '@/lib/env';

/** The server's clock, the only one that decides anything. Tests set it by writing an instant to TEST_CLOCK_FILE. */
export function now(): Temporal.Instant {
  const { testClockFile } = env();
  if (!testClockFile) return Temporal.Now.instant();
  const written = readFileSync(testClockFile, 'utf8').trim();
  return written ? Temporal.Instant.from(written) : Temporal.Now.instant();
}
