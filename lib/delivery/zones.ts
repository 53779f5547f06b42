import { type Postcode, parsePostcode } from '@/lib/content/postcode';
import type { DeliveryRules, Zone } from '@/lib/content/schema/delivery';
import { parseOutward } from '@/lib/content/zone-overlaps';

/** The zone a postcode lies in. Districts compare as numbers: PA2 is Paisley, PA20 is Bute. */
export function zoneFor(
  { area, district }: Pick<Postcode, 'area' | 'district'>,
  { zones }: Pick<DeliveryRules, 'zones'>,
): Zone {
  const listed = zones.find(({ outward }) =>
    outward.map(parseOutward).some((range) => range.area === area && district >= range.from && district <= range.to),
  );
  return listed ?? zoneElsewhere({ zones });
}

/** Where a basket goes, as far as its postcode says. */
export function knownZone(postcode: string | null, rules: Pick<DeliveryRules, 'zones'>): Zone | null {
  const parsed = postcode === null ? null : parsePostcode(postcode);
  return parsed?.ok ? zoneFor(parsed, rules) : null;
}

/** The one zone that takes every postcode which no other lists. */
export function zoneElsewhere({ zones }: Pick<DeliveryRules, 'zones'>): Zone {
  const zone = zones.find(({ outward }) => outward.length === 0);
  if (!zone) throw new Error('delivery.yaml has no zone for every other postcode');
  return zone;
}

/** Why nothing is delivered to a zone, kindly. */
export function notServedWords({ name, notServed }: Pick<Zone, 'name' | 'notServed'>): string {
  return notServed ?? `We can’t deliver to ${name} yet.`;
}
