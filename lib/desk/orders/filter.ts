import { z } from 'zod';
import { storableDay } from '@/lib/http/storable';
import { isId } from '@/lib/keys/id';
import { oneLine } from '@/lib/text/line';

export const views = [
  'to-pack',
  'packed',
  'dispatched',
  'delivered',
  'late',
  'at-risk',
  'held',
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
  held: 'Held back',
  unpaid: 'Not paid',
  disputed: 'Disputed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  all: 'All orders',
};

const worked = new Set<View>(['to-pack', 'packed', 'late', 'at-risk', 'dispatched']);

/** Whether a view lists parcels to do something with, rather than orders to look up. */
export const isWorked = (view: View): boolean => worked.has(view);

const blank = { show: 'to-pack', q: '', storage: '', zone: '', day: '', page: 1 } as const;
const schema = z.object({
  show: z.enum(views).catch(blank.show),
  q: z.string().transform(oneLine).pipe(z.string().max(100)).catch(blank.q),
  storage: z.enum(['', 'chilled', 'ambient']).catch(blank.storage),
  zone: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/)
    .catch(blank.zone),
  day: z.union([storableDay, z.literal('')]).catch(blank.day),
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

const deskPath = /^\/staff\/orders(?:\/[\w-]+)*(?:\?[\w\-.=&%]*)?$/;

/** A form's own page at the desk, with something more in its address; the list if it names any other place. */
export function backTo(page: string | undefined, more: Record<string, string> = {}, part = ''): string {
  const [path = '', query = ''] = deskPath.test(page ?? '') ? (page ?? '').split('?') : ['/staff/orders'];
  const said = new URLSearchParams(query);
  for (const name of ['done', 'refused']) said.delete(name);
  for (const [name, value] of Object.entries(more)) said.set(name, value);
  return `${path}${queryOf(said)}${part && `#${part}`}`;
}

const queryOf = (said: URLSearchParams) =>
  said.size > 0 ? `?${said.toString().replaceAll('+', '%20').replaceAll('*', '%2A')}` : '';

/** The address of a list; what is as usual is left out. */
export function listHref(filter: DeskFilter, change: Partial<DeskFilter> = {}): string {
  const wanted = { ...filter, page: 1, ...change };
  const said = new URLSearchParams();
  if (wanted.show !== blank.show || wanted.q) said.set('show', wanted.show);
  for (const name of ['q', 'storage', 'zone', 'day'] as const) if (wanted[name]) said.set(name, wanted[name]);
  if (wanted.page > 1) said.set('page', String(wanted.page));
  return `/staff/orders${queryOf(said)}`;
}

/** Parcels ticked on a page: each has a field of its own name, so that a plain form can send many. A row's own button means that row only. */
export function pickedParcels(typed: Query): string[] {
  const only = first(typed.only);
  if (only !== undefined) return isId(only) ? [only] : [];
  return Object.keys(typed).flatMap((name) => {
    const [kind, id = ''] = name.split('.');
    return kind === 'parcel' && isId(id) ? [id] : [];
  });
}
