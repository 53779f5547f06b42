import { stringify } from 'csv-stringify/sync';

export type ExportRow = {
  number: string;
  parcel: string;
  name: string;
  address: string;
  town: string;
  postcode: string;
  phone: string;
  zone: string;
  storage: string;
  promised: string;
  contents: string;
  note: string;
  carrier: string;
  tracking: string;
};
const columns: (keyof ExportRow)[] = [
  'number',
  'parcel',
  'name',
  'address',
  'town',
  'postcode',
  'phone',
  'zone',
  'storage',
  'promised',
  'contents',
  'note',
  'carrier',
  'tracking',
];

/** One line of text: a line break would begin a new row in some programs, whose first cell could be a formula. */
const oneLine = (cell: string) => cell.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/**
 * The orders to dispatch as a file for a carrier's website or a spreadsheet. It can be filled in and read back. What a
 * shopper typed can't become a formula there: such a cell begins with an apostrophe.
 */
export function exportFile(rows: readonly ExportRow[]): string {
  const lines = rows.map((row) => columns.map((name) => oneLine(row[name])));
  return stringify(lines, { header: true, columns, escape_formulas: true, bom: true, record_delimiter: 'windows' });
}
