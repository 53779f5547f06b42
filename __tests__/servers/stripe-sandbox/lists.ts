import type { z } from 'zod';
import { missing } from './errors';
import type { listAsk } from './parameters';

type Thing = { id: string; created: number };
type Ask = Pick<z.infer<typeof listAsk>, 'limit' | 'starting_after' | 'ending_before' | 'created'>;

/** One page of Stripe's cursor lists, newest first. */
export function page(path: string, kind: string, all: Iterable<Thing>, ask: Ask) {
  const { created } = ask;
  const range = typeof created === 'number' ? { gte: created, lte: created } : (created ?? {});
  const fits = (at: number) =>
    at > (range.gt ?? -1) &&
    at >= (range.gte ?? 0) &&
    at < (range.lt ?? Number.POSITIVE_INFINITY) &&
    at <= (range.lte ?? Number.POSITIVE_INFINITY);
  const newest = [...all].toReversed().filter((one) => fits(one.created));
  const place = (id: string) => {
    const at = newest.findIndex((one) => one.id === id);
    if (at < 0) throw missing(kind, id);
    return at;
  };
  if (ask.ending_before) {
    const before = newest.slice(0, place(ask.ending_before));
    const data = before.slice(-ask.limit);
    return { object: 'list', url: path, has_more: before.length > data.length, data };
  }
  const after = ask.starting_after ? newest.slice(place(ask.starting_after) + 1) : newest;
  const data = after.slice(0, ask.limit);
  return { object: 'list', url: path, has_more: after.length > data.length, data };
}
