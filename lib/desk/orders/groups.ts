import { Temporal } from 'temporal-polyfill';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import type { Storage } from '@/lib/delivery/calendar';
import { among, notSent, type ParcelState } from '@/lib/orders/life';
import { formatDay, toLondon } from '@/lib/time/london';
import { lastDispatchDay } from './risk';

type Row = { promisedDate: string | null; storage: Storage | null; zone: string; status: ParcelState | null };
type Placed<R extends Row> = R & { zoneName: string; leaves: string | null };
export type DeskGroup<R extends Row> = { key: string; heading: string; count: number; rows: Placed<R>[] };

const storageNames: Record<Storage, string> = { chilled: 'Chilled', ambient: 'Ambient' };

/** 'Tue 24 Nov', with 'today' and 'tomorrow' said so. */
export function dayWords(isoDate: string, instant: Temporal.Instant): string {
  const date = Temporal.PlainDate.from(isoDate);
  const away = toLondon(instant).toPlainDate().until(date).days;
  if (away === 0) return 'today';
  return away === 1 ? 'tomorrow' : formatDay(date);
}

/** Rows in the order they came, apart by promised day and by how cold they travel; each with its zone and the day it must leave. */
export function deskGroups<R extends Row>(
  rows: readonly R[],
  { rules, instant }: { rules: DeliveryRules; instant: Temporal.Instant },
): DeskGroup<R>[] {
  const groups = new Map<string, DeskGroup<R>>();
  for (const row of rows) {
    const { promisedDate, storage } = row;
    const key = `${promisedDate ?? 'none'}.${storage ?? 'none'}`;
    const day = promisedDate ? `For ${dayWords(promisedDate, instant)}` : 'No day promised';
    const group = groups.get(key) ?? {
      key,
      heading: storage ? `${day}, ${storageNames[storage].toLowerCase()}` : day,
      count: 0,
      rows: [],
    };
    group.rows.push({ ...row, ...placed(row, rules, instant) });
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function placed({ promisedDate, storage, zone, status }: Row, rules: DeliveryRules, instant: Temporal.Instant) {
  const known = rules.zones.find(({ id }) => id === zone);
  const waits = among(notSent, status);
  const day =
    known && waits && promisedDate && storage ? lastDispatchDay({ promisedDate, storage }, known, rules) : null;
  return { zoneName: known?.name ?? zone, leaves: day && leavesWords(day, instant) };
}

function leavesWords(day: Temporal.PlainDate, instant: Temporal.Instant): string {
  const gone = Temporal.PlainDate.compare(day, toLondon(instant).toPlainDate()) < 0;
  return `${gone ? 'should have left' : 'leaves'} ${dayWords(day.toString(), instant)}`;
}

/** Rows all in one, for lists that are not about work. */
export function oneGroup<R extends Row>(rows: readonly R[], heading: string, rules: DeliveryRules): DeskGroup<R>[] {
  const named = rows.map((row) => ({
    ...row,
    zoneName: rules.zones.find(({ id }) => id === row.zone)?.name ?? row.zone,
    leaves: null,
  }));
  return named.length > 0 ? [{ key: 'all', heading, count: named.length, rows: named }] : [];
}
