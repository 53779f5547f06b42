import { cancelForm } from '@/lib/aftersales/withdrawal/form';
import { cancelByBuyer, openOrder } from '@/lib/aftersales/withdrawal/withdraw-store';
import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const options = {
  scope: 'cancel',
  body: cancelForm,
  form: { back: ({ order = '' }: Record<string, string>) => `/orders/${encodeURIComponent(order)}/cancel#problem` },
  limit: { max: 20, windowSeconds: 600, whenDown: 'closed' },
} as const;

export const POST = route(options, async ({ input: { order, id }, cookies }) => {
  const found = await openOrder(order);
  if (!found) return refuse(404, 'unknown-order', 'We can’t find this order.');
  const cancelled = await cancelByBuyer(found, id);
  if (!cancelled.ok) return refuse(409, 'not-cancelled', cancelled.message);
  await forgetForm('cancel', cookies);
  return done({ cancelled: true }, { location: `/orders/${encodeURIComponent(order)}` });
});
