import { z } from 'zod';
import { content } from '@/lib/content/content';
import { backTo } from '@/lib/desk/orders/filter';
import { readDispatches } from '@/lib/desk/packing/dispatch-form';
import { movedProblems } from '@/lib/desk/packing/moved-store';
import { done, refuse } from '@/lib/http/answer';
import { type Moved, markDispatched } from '@/lib/orders/parcels/fulfil-store';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.record(z.string(), z.string());
const form = { back: ({ page }: Record<string, string>) => backTo(page, { refused: 'dispatch' }) };

export const POST = staffRoute('dispatch', { scope: 'dispatch', body, form }, async ({ input, member }) => {
  const read = readDispatches(input, content().delivery.carriers);
  if (!read.ok) return refuse(422, 'invalid', read.message, { fields: read.fields });
  const moved = new Map<string, Moved>();
  for (const parcel of read.parcels)
    moved.set(parcel.shipmentId, await markDispatched({ ...parcel, staffId: member.id }));
  const problems = await movedProblems(moved);
  if (problems.length > 0) return refuse(409, 'some', problems.join(' '));
  const results = [...moved.values()];
  const sent = results.filter((one) => one === 'done').length;
  const word = sent > 0 ? `dispatched.${sent}` : results.includes('corrected') ? 'corrected' : 'known';
  return done({ dispatched: sent }, { location: backTo(input.back, { done: word }) });
});
