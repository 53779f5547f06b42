import { createHash } from 'node:crypto';

/** An id made from words: whoever makes it, on whichever server, makes the same, so that the event happens once. */
export function sameId(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
