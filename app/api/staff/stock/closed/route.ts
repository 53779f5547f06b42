import { z } from 'zod';
import { sku } from '@/lib/basket/lines';
import { stockHref } from '@/lib/desk/stock/href';
import { setClosed } from '@/lib/desk/stock/stock-store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ sku, closed: z.enum(['yes', 'no']) });
const form = { back: ({ sku: wanted = '' }: Record<string, string>) => stockHref(wanted, { refused: 'closed' }) };

export const POST = staffRoute('close-variant', { scope: 'closed', body, form }, async ({ input, member }) => {
  const closed = input.closed === 'yes';
  if (!(await setClosed(input.sku, closed, member.id))) return refuse(404, 'unknown', 'There is no such variant.');
  return done({ closed }, { location: stockHref(input.sku, { done: closed ? 'closed' : 'reopened' }) });
});
