import { CsvError, parse } from 'csv-parse/sync';
import type { Carrier } from '@/lib/content/schema/delivery';
import { findCarrier, readTrackingNumber, wrongNumber } from './tracking';

export type TrackingRow = { line: number; number: string; parcel: string; carrier: string; trackingNumber: string };
export type LineProblem = { line: number; message: string };
type Read = { rows: TrackingRow[]; problems: LineProblem[] };

const columnNames: Record<string, string> = {
  number: 'number',
  order: 'number',
  'order number': 'number',
  parcel: 'parcel',
  carrier: 'carrier',
  tracking: 'tracking',
  'tracking number': 'tracking',
};
const nameOf = (heading: string) => columnNames[heading.trim().toLowerCase()] ?? heading;
/** A spreadsheet shows =, + and the like as text behind an apostrophe; so does our own file. */
const plain = (cell: string | undefined) => (cell ?? '').replace(/^'/, '').trim();
const most = 2_000;

/** Reads a file of order number, carrier and tracking number. A line without a tracking number is one still to do, and is passed over. */
export function readTrackingFile(text: string, carriers: readonly Carrier[]): Read {
  const problem = (line: number, message: string): Read => ({ rows: [], problems: [{ line, message }] });
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      columns: (headings: string[]) => headings.map(nameOf),
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return problem(Number(error.lines ?? 1), 'A quote is opened and not closed, or stands where it should not.');
  }
  if (records.length === 0) return problem(1, 'There is no line below the headings.');
  if (records.length > most) return problem(most + 1, `Please send at most ${most} lines at once.`);
  const missing = ['number', 'carrier', 'tracking'].filter((name) => !(name in (records[0]?.record ?? {})));
  if (missing.length > 0)
    return problem(1, `The first line needs a column called ${missing.join(' and one called ')}.`);

  const read: Read = { rows: [], problems: [] };
  for (const { record, info } of records) {
    const tracking = plain(record.tracking);
    if (!tracking) continue;
    const row = readRow(record, tracking, info.lines, carriers);
    if (typeof row === 'string') read.problems.push({ line: info.lines, message: row });
    else read.rows.push(row);
  }
  return read;
}

function readRow(
  record: Record<string, string>,
  tracking: string,
  line: number,
  carriers: readonly Carrier[],
): TrackingRow | string {
  const number = plain(record.number).toUpperCase();
  if (!/^LK-[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(number))
    return `“${number.slice(0, 30)}” is not an order number, such as LK-7F3K-92QD.`;
  const carrier = findCarrier(plain(record.carrier), carriers);
  if (!carrier) {
    const names = carriers.map(({ name }) => name).join(', ');
    return `“${plain(record.carrier).slice(0, 30)}” is not one of our carriers: ${names}.`;
  }
  const trackingNumber = readTrackingNumber(tracking);
  return trackingNumber ? { line, number, parcel: plain(record.parcel), carrier, trackingNumber } : wrongNumber;
}
