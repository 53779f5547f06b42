import type { Carrier } from '@/lib/content/schema/delivery';
import { isId } from '@/lib/keys/id';

/** The carrier that somebody means by its id or its name; undefined if there is none. */
export function findCarrier(typed: string, carriers: readonly Carrier[]): Carrier | undefined {
  const wanted = typed.trim().toLowerCase();
  return carriers.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
}

export const carrierNames = (carriers: readonly Carrier[]): string => carriers.map(({ name }) => name).join(', ');

const anyNumber = /^[A-Z0-9]{4,40}$/;
const signs: Record<string, string> = { A: '[A-Z]', 9: '\\d', X: '[A-Z0-9]' };
const shapeOf = (example: string) => new RegExp(`^${Array.from(example, (sign) => signs[sign] ?? sign).join('')}$`);

/** Letters and figures without the spaces people put in; null if the carrier has no such numbers. */
export function readTrackingNumber(typed: string, { numbers = [] }: Carrier): string | null {
  const number = typed.replaceAll(/[\s-]+/g, '').toUpperCase();
  const fits = numbers.length > 0 ? numbers.some((shape) => shapeOf(shape).test(number)) : anyNumber.test(number);
  return fits ? number : null;
}

type Sent = { shipmentId: string; carrier: string; trackingNumber: string | null };
type Read = { ok: true; parcels: Sent[] } | { ok: false; message: string; fields: Record<string, string> };

export const wrongNumber = ({ name, numbers = [] }: Carrier): string =>
  numbers.length > 0
    ? `This does not look like a number of ${name}, which is written like ${numbers.join(' or ')} (A is a letter, 9 a figure, X either).`
    : 'This does not look like a tracking number. Use its letters and figures.';

/** One carrier and a number for each parcel, of one or of many. A parcel may go without a number. */
export function readDispatches(typed: Record<string, string>, carriers: readonly Carrier[]): Read {
  const carrier = findCarrier(typed.carrier ?? '', carriers);
  if (!carrier) return { ok: false, message: 'Choose the carrier.', fields: { carrier: 'Choose the carrier.' } };
  const fields: Record<string, string> = {};
  const parcels = Object.entries(typed).flatMap(([name, value]): Sent[] => {
    const [, shipmentId] = /^tracking\.(.+)$/.exec(name) ?? [];
    if (!isId(shipmentId)) return [];
    const trackingNumber = value.trim() ? readTrackingNumber(value, carrier) : null;
    if (value.trim() && !trackingNumber) fields[name] = wrongNumber(carrier);
    return [{ shipmentId, carrier: carrier.id, trackingNumber }];
  });
  if (Object.keys(fields).length > 0) return { ok: false, message: 'Please look at the numbers marked below.', fields };
  if (parcels.length === 0) return { ok: false, message: 'Tick the parcels that go first.', fields };
  return { ok: true, parcels };
}
