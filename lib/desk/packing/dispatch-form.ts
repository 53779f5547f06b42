import type { Carrier } from '@/lib/content/schema/delivery';
import type { Result } from '@/lib/result';
import { findCarrier, readTrackingNumber } from './tracking';

type Sent = { shipmentId: string; carrier: string; trackingNumber: string | null };
type Read = Result<{ parcels: Sent[] }, { fields: Record<string, string> }>;

export const wrongNumber = 'This does not look like a tracking number. Use its letters and figures.';

/** One carrier and a number for each parcel, of one or of many. A parcel may go without a number. */
export function readDispatches(typed: Record<string, string>, carriers: readonly Carrier[]): Read {
  const carrier = findCarrier(typed.carrier ?? '', carriers);
  if (!carrier) return { ok: false, message: 'Choose the carrier.', fields: { carrier: 'Choose the carrier.' } };
  const fields: Record<string, string> = {};
  const parcels = Object.entries(typed).flatMap(([name, value]): Sent[] => {
    const [, shipmentId] = /^tracking\.([0-9a-f-]{36})$/.exec(name) ?? [];
    if (!shipmentId) return [];
    const trackingNumber = value.trim() ? readTrackingNumber(value) : null;
    if (value.trim() && !trackingNumber) fields[name] = wrongNumber;
    return [{ shipmentId, carrier, trackingNumber }];
  });
  if (Object.keys(fields).length > 0) return { ok: false, message: 'Please look at the numbers marked below.', fields };
  if (parcels.length === 0) return { ok: false, message: 'Tick the parcels that go first.', fields };
  return { ok: true, parcels };
}
