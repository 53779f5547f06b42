import { z } from 'zod';

export const views = [
  'to-pack',
  'packed',
  'dispatched',
  'delivered',
  'late',
  'at-risk',
  'unpaid',
  'disputed',
  'cancelled',
  'refunded',
  'all',
] as const;
export type View = (typeof views)[number];

export const viewNames: Record<View, string> = {
  'to-pack': 'To pack',
  packed: 'Packed',
  dispatched: 'On the way',
  delivered: 'Delivered',
  late: 'Late',
  'at-risk': 'At risk',
  unpaid: 'Not paid',
  disputed: 'Disputed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  all: 'All orders',
};

const blank = { show: 'to-pack', q: '', storage: '', zone: '', day: '', page: 1 } as const;
const schema = z.object({
  show: z.enum(views).catch(blank.show),
  q: z.string().trim().max(100).catch(blank.q),
  storage: z.enum(['', 'chilled', 'ambient']).catch(blank.storage),
  zone: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/)
    .catch(blank.zone),
  day: z.union([z.iso.date(), z.literal('')]).catch(blank.day),
  page: z.coerce.number().int().min(1).max(10_000).catch(blank.page),
});

export type DeskFilter = z.infer<typeof schema>;
type Query = Record<string, string | string[] | undefined>;
const first = (value: string | string[] | undefined) => (typeof value === 'object' ? value[0] : value);

/** What an address asks the list for. Whatever makes no sense there is as if it had not been said. */
export function readFilter(query: Query): DeskFilter {
  const said = Object.fromEntries(Object.keys(blank).map((name) => [name, first(query[name])]));
  const filter = schema.parse(said);
  // Who searches means everywhere, unless they say where.
  return filter.q && !said.show ? { ...filter, show: 'all' } : filter;
}

/** The address of a list; what is as usual is left out. */
export function listHref(filter: DeskFilter, change: Partial<DeskFilter> = {}): string {
  const wanted = { ...filter, page: 1, ...change };
  const said = new URLSearchParams();
  if (wanted.show !== blank.show || wanted.q) said.set('show', wanted.show);
  for (const name of ['q', 'storage', 'zone', 'day'] as const) if (wanted[name]) said.set(name, wanted[name]);
  if (wanted.page > 1) said.set('page', String(wanted.page));
  return said.size > 0 ? `/staff/orders?${said}` : '/staff/orders';
}

/** Parcels ticked on a page: each has a field of its own name, so that a plain form can send many. */
export function pickedParcels(typed: Query): string[] {
  return Object.keys(typed).flatMap((name) => /^parcel\.([0-9a-f-]{36})$/.exec(name)?.[1] ?? []);
}
