import type { Carrier } from '@/lib/content/schema/delivery';
import { type LineProblem, readTable, type TableRow } from '@/lib/text/csv';
import { oneLine } from '@/lib/text/line';
import { carrierNames, findCarrier, readTrackingNumber, wrongNumber } from './tracking';

export type TrackingRow = { line: number; number: string; parcel: string; carrier: string; trackingNumber: string };
type Read = { rows: TrackingRow[]; problems: LineProblem[] };

const columns: Record<string, string> = {
  order: 'number',
  'order number': 'number',
  'tracking number': 'tracking',
};
/** A spreadsheet shows =, + and the like as text behind an apostrophe; so does our own file for one. */
const plain = (cell: string | undefined) =>
  oneLine(cell ?? '')
    .replace(/^'/, '')
    .trim();
const most = 2_000;

/** Reads a file of order number, carrier and tracking number. A line without a tracking number is one still to do, and is passed over. */
export function readTrackingFile(text: string, carriers: readonly Carrier[]): Read {
  const problem = (line: number, message: string): Read => ({ rows: [], problems: [{ line, message }] });
  const table = readTable(text, columns);
  if (!table.ok) return problem(table.line, table.message);
  const lines = table.rows.length + table.problems.length;
  if (lines === 0) return problem(1, 'There is no line below the headings.');
  if (lines > most) return problem(most + 1, `Please send at most ${most} lines at once.`);
  const missing = ['number', 'carrier', 'tracking'].filter((name) => !table.names.includes(name));
  if (missing.length > 0)
    return problem(1, `The first line needs a column called ${missing.join(' and one called ')}.`);

  const read: Read = { rows: [], problems: [...table.problems] };
  for (const row of table.rows) {
    if (!plain(row.cells.tracking)) continue;
    const found = readRow(row, carriers);
    if (typeof found === 'string') read.problems.push({ line: row.line, message: found });
    else read.rows.push(found);
  }
  return read;
}

function readRow({ line, cells }: TableRow, carriers: readonly Carrier[]): TrackingRow | string {
  const number = plain(cells.number).toUpperCase();
  if (!/^LK-[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(number))
    return `“${number.slice(0, 30)}” is not an order number, such as LK-7F3K-92QD.`;
  const named = plain(cells.carrier);
  const carrier = findCarrier(named, carriers);
  if (!carrier) return `“${named.slice(0, 30)}” is not one of our carriers: ${carrierNames(carriers)}.`;
  const trackingNumber = readTrackingNumber(plain(cells.tracking), carrier);
  if (!trackingNumber) return wrongNumber(carrier);
  return { line, number, parcel: plain(cells.parcel), carrier: carrier.id, trackingNumber };
}
