import { z } from 'zod';
import { content } from '@/lib/content/content';
import { importTracking } from '@/lib/desk/packing/import-store';
import { readTrackingFile } from '@/lib/desk/packing/tracking-csv';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ csv: z.string().min(1, { error: 'Put the lines of your file here.' }).max(200_000) });
const options = {
  scope: 'tracking',
  body,
  maxBytes: 262_144,
  form: { back: '/staff/orders/tracking?refused=tracking' },
};

export const POST = staffRoute('dispatch', options, async ({ input, member }) => {
  const { rows, problems: unread } = readTrackingFile(input.csv, content().delivery.carriers);
  const { dispatched, known, problems: undone } = await importTracking(rows, member.id);
  const problems = [...unread, ...undone].toSorted((a, b) => a.line - b.line);
  if (problems.length === 0)
    return done(
      { dispatched, known },
      { location: `/staff/orders?done=${dispatched > 0 ? `dispatched.${dispatched}` : 'known'}` },
    );
  const fields = Object.fromEntries(problems.map(({ line, message }) => [`line ${line}`, message]));
  const first = dispatched > 0 ? `${dispatched} went. ` : 'None went. ';
  return refuse(422, 'lines', `${first}Mend the lines below and send the file again; what went does not go twice.`, {
    fields,
  });
});
