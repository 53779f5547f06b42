import { spreadsheetFile } from '@/lib/text/csv';
import type { Day } from './overview';

const pounds = (pence: number) => (pence / 100).toFixed(2);

/** The days as a file for a spreadsheet: pounds with two places, no signs. */
export function overviewFile(days: readonly Day[]): string {
  const rows = days.map(({ day, orders, takenPence, givenBackPence }) => ({
    day,
    orders,
    taken_gbp: pounds(takenPence),
    given_back_gbp: pounds(givenBackPence),
    left_gbp: pounds(takenPence - givenBackPence),
  }));
  return spreadsheetFile(['day', 'orders', 'taken_gbp', 'given_back_gbp', 'left_gbp'], rows);
}
