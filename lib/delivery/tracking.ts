import { fillIn } from '@/lib/content/placeholders';
import type { Carrier } from '@/lib/content/schema/delivery';

/** Where a parcel can be followed; null for a carrier that we have no address of, or a parcel without a number. */
export function trackingUrl(
  carriers: readonly Carrier[],
  carrier: string | null,
  trackingNumber: string | null,
): string | null {
  const wanted = carrier?.trim().toLowerCase();
  const known = carriers.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (!known || !trackingNumber) return null;
  return fillIn('tracking', known.tracking, { number: encodeURIComponent(trackingNumber.replaceAll(/\s/g, '')) });
}

/** The carrier's name as shoppers know it. */
export function carrierName(carriers: readonly Carrier[], carrier: string): string {
  return carriers.find(({ id }) => id === carrier.trim().toLowerCase())?.name ?? carrier;
}
