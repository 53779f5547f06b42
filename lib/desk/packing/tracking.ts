import type { Carrier } from '@/lib/content/schema/delivery';

/** The carrier that somebody means by its id or its name; undefined if there is none. */
export function findCarrier(typed: string, carriers: readonly Carrier[]): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return carriers.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id;
}

/** Letters and figures without the spaces people put in; null if it can't be a tracking number. */
export function readTrackingNumber(typed: string): string | null {
  const number = typed.replaceAll(/[\s-]+/g, '').toUpperCase();
  return /^[A-Z0-9]{4,40}$/.test(number) ? number : null;
}
