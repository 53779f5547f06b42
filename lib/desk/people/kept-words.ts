import { dataMap, type Personal } from '@/lib/data-map/data-map';
import { kept } from '@/lib/data-map/kept';

type Settings = {
  orders: { keepYears: number; keepUnpaidDays: number };
  chat: { retentionDays: number; auditDays: number };
};

export type KeptRow = { why: string; tables: string[]; howLong: string; copied: string; erased: string };

function spoken(name: Personal['kept'], { orders, chat }: Settings): string {
  switch (name) {
    case 'orders.keepYears':
      return `${orders.keepYears} years after the year of the order; ${orders.keepUnpaidDays} days if it was never paid`;
    case 'chat.retentionDays':
      return `${chat.retentionDays} days after the last word`;
    case 'chat.auditDays':
      return `${chat.auditDays} days`;
    case 'while they work here':
    case 'until it opens nothing':
      return name;
    default:
      return `${kept[name]} ${name.endsWith('Hours') ? 'hours' : kept[name] === 1 ? 'day' : 'days'}`;
  }
}

/** What is kept of people, by what it is kept for: the map of the database's columns, for whoever is asked about it. */
export function keptRows(settings: Settings): KeptRow[] {
  const rows = new Map<string, KeptRow>();
  for (const [table, columns] of Object.entries(dataMap))
    for (const column of Object.values(columns)) {
      if (column === 'not personal') continue;
      const { why, copied, erased } = column;
      const howLong = spoken(column.kept, settings);
      const key = [why, howLong, String(copied), erased].join('\n');
      const row = rows.get(key) ?? {
        why,
        tables: [],
        howLong,
        copied: copied === true ? 'yes' : copied,
        erased: erased === 'words' ? 'what was typed goes' : erased === 'gone' ? 'goes' : erased,
      };
      if (!row.tables.includes(table)) row.tables.push(table);
      rows.set(key, row);
    }
  return [...rows.values()];
}
