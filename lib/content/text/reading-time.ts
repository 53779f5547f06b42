import type { Body } from './markdown';

const wordsPerMinute = 220;

/** Whole minutes, at least one. */
export function readingMinutes({ words }: Pick<Body, 'words'>): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}
