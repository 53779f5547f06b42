import { addresseeOf } from '@/lib/orders/addressee';

export type Packed = { sku: string; title: string; label: string; quantity: number; storage: 'chilled' | 'ambient' };

/** What to fetch from the shelves for all parcels together: the cold last, so that it waits least. */
export function pickList(parcels: readonly { lines: readonly Packed[] }[]): Packed[] {
  const bySku = new Map<string, Packed>();
  for (const line of parcels.flatMap(({ lines }) => lines)) {
    const known = bySku.get(line.sku);
    bySku.set(line.sku, { ...line, quantity: line.quantity + (known?.quantity ?? 0) });
  }
  return [...bySku.values()].toSorted(
    (a, b) => a.storage.localeCompare(b.storage) || a.title.localeCompare(b.title) || a.sku.localeCompare(b.sku),
  );
}

type Addressee = {
  name: string;
  recipientName: string | null;
  addressLines: readonly string[];
  town: string;
  postcode: string;
};

/** An address as the Royal Mail likes it: the town in capitals, the postcode in a line of its own at the end. */
export function labelLines({ addressLines, town, postcode, ...whose }: Addressee): string[] {
  return [addresseeOf(whose), ...addressLines, town.toUpperCase(), postcode.toUpperCase()]
    .map((line) => line.trim())
    .filter(Boolean);
}

type Sender = { brand: { name: string }; legal: { registeredOffice: readonly string[] } };

/** Where a parcel goes that can't be delivered, in one line. */
export const senderLine = ({ brand, legal }: Sender): string => [brand.name, ...legal.registeredOffice].join(', ');

type Parcel = {
  parcel: { id: string; kind: 'order' | 'resend'; promisedDate: string | null };
  order: Addressee & { number: string };
};

/** For each parcel, which others go to the same address on the same day and could go in one box. */
export function sameBox(parcels: readonly Parcel[]): Map<string, string[]> {
  const tight = (text: string) => text.toLowerCase().replaceAll(/[ .,]/g, '');
  const door = ({ parcel, order }: Parcel) =>
    [...order.addressLines.map(tight).filter(Boolean), tight(order.postcode), parcel.promisedDate].join('|');
  return new Map(
    parcels.map((one) => [
      one.parcel.id,
      parcels
        .filter((other) => other.parcel.id !== one.parcel.id && door(other) === door(one))
        .map(({ order, parcel }) => (parcel.kind === 'resend' ? `${order.number} again` : order.number)),
    ]),
  );
}

export const labelsPerSheet = 14;

/** Labels on sheets of fourteen, after as many as have been used of the first sheet. */
export function labelSheets<Label>(labels: readonly Label[], used: number): (Label | null)[][] {
  const cells = [...Array.from({ length: used % labelsPerSheet }, () => null), ...labels];
  const sheets = Math.ceil(cells.length / labelsPerSheet);
  return Array.from({ length: sheets }, (_, sheet) =>
    cells.slice(sheet * labelsPerSheet, (sheet + 1) * labelsPerSheet),
  );
}
