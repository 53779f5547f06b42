import { chosenQuery, readChosen, returnForm } from '@/lib/aftersales/withdrawal/form';
import { askReturn, openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const options = {
  scope: 'return',
  body: returnForm,
  form: {
    back: ({ order = '', lines = '' }: Record<string, string>) =>
      `/orders/${encodeURIComponent(order)}/return/check?${chosenQuery(readChosen(lines))}#problem`,
  },
  limit: { max: 20, windowSeconds: 600, whenDown: 'closed' },
} as const;

export const POST = route(options, async ({ input: { order, id, lines, note, sealed }, cookies }) => {
  const found = await openOrder(order);
  if (!found) return refuse(404, 'unknown-order', 'We can’t find this order.');
  const asked = await askReturn(found, { id, chosen: lines, note, sealed: sealed === 'yes' });
  if (!asked.ok) return refuse(409, 'not-returned', asked.message);
  await forgetForm('return', cookies);
  return done({ asked: true }, { location: `/orders/${encodeURIComponent(order)}#undo` });
});
