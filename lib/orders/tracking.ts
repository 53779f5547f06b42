import type { OrderRules } from '@/lib/content/schema/orders';

type Carriers = Pick<OrderRules, 'carriers'>;
type Sent = { carrier: string | null; trackingNumber: string | null };

export const carrierName = (id: string | null, { carriers }: Carriers): string | null =>
  carriers.find((carrier) => carrier.id === id)?.name ?? id;

/** Where a parcel can be followed; null when its carrier has no tracking, or it has no number. */
export function trackingLink({ carrier, trackingNumber }: Sent, { carriers }: Carriers): string | null {
  const pattern = carriers.find(({ id }) => id === carrier)?.tracking;
  return pattern && trackingNumber ? pattern.replace('{number}', encodeURIComponent(trackingNumber)) : null;
}

/** The carrier that somebody means by its id or its name; undefined if there is none. */
export function findCarrier(typed: string, { carriers }: Carriers): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return carriers.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id;
}

/** Letters and figures without the spaces people put in; null if it can't be a tracking number. */
export function readTrackingNumber(typed: string): string | null {
  const number = typed.replaceAll(/[\s-]+/g, '').toUpperCase();
  return /^[A-Z0-9]{4,40}$/.test(number) ? number : null;
}
