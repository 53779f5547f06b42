import type { Article } from '../graph';
import type { Reference } from '../schema/article';
import type { Body } from './markdown';

type Numbered = { reference: Reference; number: number; cited: number };

/** The references in the order of their numbers: the list's own where the article says so, else that of first use. */
export function numberReferences({ references, numbered, body }: Article): Numbered[] {
  const order = (id: string) =>
    numbered === 'as-listed' ? references.findIndex((one) => one.id === id) : body.cited.indexOf(id);
  return references
    .toSorted((a, b) => order(a.id) - order(b.id))
    .map((reference, index) => ({
      reference,
      number: index + 1,
      cited: body.source.split(`[^${reference.id}]`).length - 1,
    }));
}

const wordsPerMinute = 220;

/** Whole minutes, at least one. */
export function readingMinutes({ words }: Pick<Body, 'words'>): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}
