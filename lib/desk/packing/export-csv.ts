import { machineFile, spreadsheetFile } from '@/lib/text/csv';

const columns = [
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
] as const;
export type ExportRow = Record<(typeof columns)[number], string>;

/** Who reads the file: labels are printed from the carrier's, so that nothing is added there that nobody typed. */
export const exportReaders = ['carrier', 'spreadsheet'] as const;
export type ExportReader = (typeof exportReaders)[number];

/** The orders to dispatch as a file. Either kind can be filled in and read back. */
export const exportFile = (rows: readonly ExportRow[], reader: ExportReader): string =>
  reader === 'carrier' ? machineFile(columns, rows) : spreadsheetFile(columns, rows);
