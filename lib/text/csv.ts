import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type Result, refused } from '@/lib/result';
import { oneLine } from './line';

export type LineProblem = { line: number; message: string };
/** A line of a file: its place, and its cells by the names of their columns. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> };

const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];
const shared = { bom: true, relax_column_count: true, trim: true } as const;

/** One sign parts the cells of a whole file: the one that parts the most headings. In a cell, the others are text. */
function delimiterOf(text: string): Delimiter {
  const headingsBy = (delimiter: Delimiter): number => {
    try {
      return parse(text, { ...shared, delimiter, to: 1 })[0]?.length ?? 0;
    } catch {
      return 0;
    }
  };
  return delimiters.reduce((best, one) => (headingsBy(one) > headingsBy(best) ? one : best));
}

/**
 * Reads a file with headings, from a spreadsheet or a carrier: rows with their cells, and which lines can't be read for
 * certain. `columns` says which heading means which column; others keep their own names.
 */
export function readTable(
  text: string,
  columns: Readonly<Record<string, string>>,
): Result<{ names: string[]; rows: TableRow[]; problems: LineProblem[] }, { line: number }> {
  const no = (line: number, message: string) => ({ ...refused(message), line });
  const records: { line: number; cells: string[] }[] = [];
  const keep = (cells: string[], { lines: line }: { lines: number }) => void records.push({ line, cells });
  try {
    parse(text, { ...shared, delimiter: delimiterOf(text), skip_empty_lines: true, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return no(Number(error.lines ?? 1), 'A quote is opened and not closed, or stands where it should not.');
  }
  const [first, ...rest] = records;
  const headings = (first?.cells ?? []).map((heading) => oneLine(heading).toLowerCase());
  const names = headings.map((heading) => columns[heading] ?? heading);
  const doubled = headings.find((heading, at) => heading !== '' && names.indexOf(names[at] ?? '') !== at);
  if (doubled) return no(1, `More than one column is called “${doubled}”, or means the same. Leave one of them.`);
  const rows: TableRow[] = [];
  const problems: LineProblem[] = [];
  for (const { line, cells } of rest) {
    const message = `This line has ${cells.length} cells under ${names.length} headings. A cell with a comma in it needs quotes round it.`;
    if (cells.length > names.length) problems.push({ line, message });
    else rows.push({ line, cells: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) });
  }
  return { ok: true, names, rows, problems };
}

type Row<Column extends string> = Readonly<Record<Column, string | number>>;
const file = { header: true, record_delimiter: 'windows' } as const;

/** A file for another machine: every cell is what it is, on one line. */
export function machineFile<Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string {
  const lines = rows.map((row) => columns.map((name) => oneLine(String(row[name]))));
  return stringify(lines, { ...file, columns: [...columns] });
}

/** What a spreadsheet would reckon with; a sum of money below nothing is only that. */
const formula = /^(?!-\d+\.\d\d$)[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A file for a spreadsheet: what somebody typed can't become a formula there, because an apostrophe stands before it. */
export function spreadsheetFile<Column extends string>(
  columns: readonly Column[],
  rows: readonly Row<Column>[],
): string {
  const shown = (cell: string | number) => (formula.test(String(cell)) ? `'${cell}` : cell);
  const lines = rows.map((row) => columns.map((name) => shown(row[name])));
  return stringify(lines, { ...file, columns: [...columns], bom: true });
}
