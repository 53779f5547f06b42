import { z } from 'zod';
import { backTo, pickedParcels } from '@/lib/desk/orders/filter';
import { movedProblems } from '@/lib/desk/packing/moved-store';
import { done, refuse } from '@/lib/http/answer';
import { markDelivered } from '@/lib/orders/parcels/fulfil-store';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.record(z.string(), z.string());
const form = { back: ({ back }: Record<string, string>) => backTo(back, { refused: 'delivered' }) };

export const POST = staffRoute('dispatch', { scope: 'delivered', body, form }, async ({ input, member }) => {
  const picked = pickedParcels(input);
  if (picked.length === 0) return refuse(422, 'none', 'Tick the parcels that have arrived first.');
  const moved = await markDelivered(picked, member.id);
  const problems = await movedProblems(moved);
  if (problems.length > 0) return refuse(409, 'some', problems.join(' '));
  const delivered = [...moved.values()].filter((one) => one === 'done').length;
  return done(
    { delivered },
    { location: backTo(input.back, { done: delivered > 0 ? `delivered.${delivered}` : 'known' }) },
  );
});
