import 'server-only';
import { z } from 'zod';
import { content } from '@/lib/content/content';
import { act } from '@/lib/desk/act/act';
import { backTo, pickedParcels } from '@/lib/desk/orders/filter';
import { type Answer, done, refuse } from '@/lib/http/answer';
import { type Moved, markDelivered, markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import { importTracking } from './import-store';
import { movedProblems } from './moved-store';
import { readDispatches } from './tracking';
import { readTrackingFile } from './tracking-csv';

type Fields = Record<string, string>;
const fields = z.record(z.string(), z.string());
/** Each parcel that is ticked has a field of its own, so that a plain form can send many; `only` is a row's own button. */
const tickedForm: z.ZodType<Fields, { only?: string; back?: string } & Record<`parcel.${string}`, string>> = fields;
const dispatchForm: z.ZodType<
  Fields,
  { carrier?: string; back?: string; page?: string } & Record<`tracking.${string}`, string>
> = fields;

type Went = { orderId: string; parcel: string; moved: 'done' | 'corrected' };
const wentOut = ({ orderId: subject, parcel, moved }: Went) => ({
  action: moved === 'corrected' ? 'tracking-corrected' : 'dispatch',
  subject,
  detail: { parcel },
});

/** What could not be done is said; the rest was done all the same. */
async function refusedOf(moved: ReadonlyMap<string, Moved>): Promise<Extract<Answer, { ok: false }> | null> {
  const problems = await movedProblems(moved);
  return problems.length > 0 ? refuse(409, 'some', problems.join(' ')) : null;
}
const countOf = (moved: ReadonlyMap<string, Moved>) => [...moved.values()].filter((one) => one === 'done').length;

export const packingActs = {
  'orders/pack': act({
    may: 'pack',
    form: tickedForm,
    place: { scope: 'pack', back: ({ back }) => backTo(back, { refused: 'pack' }) },
    record: (_, { orderId: subject, parcel }: Went) => ({ action: 'pack', subject, detail: { parcel } }),
    async run({ input, member, record }) {
      const picked = pickedParcels(input);
      if (picked.length === 0) return refuse(422, 'none', 'Tick the parcels that are packed first.');
      const moved = await markPacked(picked, member.id, record);
      const refused = await refusedOf(moved);
      if (refused) return refused;
      const packed = countOf(moved);
      return done({ packed }, { location: backTo(input.back, { done: packed > 0 ? `packed.${packed}` : 'known' }) });
    },
  }),

  'orders/dispatch': act({
    may: 'dispatch',
    form: dispatchForm,
    place: { scope: 'dispatch', back: ({ page }) => backTo(page, { refused: 'dispatch' }) },
    record: (_, went: Went) => wentOut(went),
    async run({ input, member, record }) {
      const read = readDispatches(input, content().delivery.carriers);
      if (!read.ok) return refuse(422, 'invalid', read.message, { fields: read.fields });
      const moved = new Map<string, Moved>();
      for (const parcel of read.parcels)
        moved.set(parcel.shipmentId, await markDispatched({ ...parcel, staffId: member.id, record }));
      const refused = await refusedOf(moved);
      if (refused) return refused;
      const dispatched = countOf(moved);
      const before = [...moved.values()].includes('corrected') ? 'corrected' : 'known';
      const word = dispatched > 0 ? `dispatched.${dispatched}` : before;
      return done({ dispatched }, { location: backTo(input.back, { done: word }) });
    },
  }),

  'orders/delivered': act({
    may: 'dispatch',
    form: tickedForm,
    place: { scope: 'delivered', back: ({ back }) => backTo(back, { refused: 'delivered' }) },
    record: (_, { orderId: subject, parcel }: Went) => ({ action: 'delivered', subject, detail: { parcel } }),
    async run({ input, member, record }) {
      const picked = pickedParcels(input);
      if (picked.length === 0) return refuse(422, 'none', 'Tick the parcels that have arrived first.');
      const moved = await markDelivered(picked, member.id, record);
      const refused = await refusedOf(moved);
      if (refused) return refused;
      const delivered = countOf(moved);
      const word = delivered > 0 ? `delivered.${delivered}` : 'known';
      return done({ delivered }, { location: backTo(input.back, { done: word }) });
    },
  }),

  /** A file of tracking numbers: each line dispatches its parcel. */
  'orders/tracking': act({
    may: 'dispatch',
    form: z.strictObject({ csv: z.string().min(1, { error: 'Put the lines of your file here.' }).max(200_000) }),
    place: { scope: 'tracking', back: '/staff/orders/tracking?refused=tracking' },
    maxBytes: 262_144,
    record: (_, went: Went) => wentOut(went),
    async run({ input, member, record }) {
      const { rows, problems: unread } = readTrackingFile(input.csv, content().delivery.carriers);
      const { dispatched, known, problems: undone } = await importTracking(rows, member.id, record);
      const problems = [...unread, ...undone].toSorted((a, b) => a.line - b.line);
      if (problems.length === 0)
        return done(
          { dispatched, known },
          { location: `/staff/orders?done=${dispatched > 0 ? `dispatched.${dispatched}` : 'known'}` },
        );
      const lines = Object.fromEntries(problems.map(({ line, message }) => [`line ${line}`, message]));
      const first =
        dispatched > 0
          ? `${dispatched} ${dispatched === 1 ? 'parcel is' : 'parcels are'} dispatched. `
          : 'None is dispatched. ';
      const says = `${first}Mend the lines below and send the file again; none goes twice.`;
      return refuse(422, 'lines', says, { fields: lines });
    },
  }),
};
