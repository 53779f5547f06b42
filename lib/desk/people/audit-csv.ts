import { stringify } from 'csv-stringify/sync';
import { auditWords, detailWords } from './audit-words';

type Row = {
  seq: number | null;
  at: Date;
  who: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, string>;
  hash: string | null;
};

/**
 * The record as a file for a spreadsheet, with each row's place in the chain and its digest, so that a copy kept elsewhere
 * shows what was changed since. No cell can become a formula.
 */
export function auditFile(entries: readonly Row[]): string {
  const rows = entries.map(({ seq, at, who, action, subject, detail, hash }) => ({
    row: seq ?? '',
    'when (UTC)': at.toISOString(),
    who: who ?? 'nobody we know',
    what: auditWords(action),
    about: subject ?? '',
    more: detailWords(detail),
    digest: hash ?? '',
  }));
  const columns = ['row', 'when (UTC)', 'who', 'what', 'about', 'more', 'digest'];
  return stringify(rows, { header: true, columns, escape_formulas: true, bom: true, record_delimiter: 'windows' });
}
