import { done, refuse } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';
import { checkoutForm } from '@/lib/orders/checkout/form';
import { askForLinks } from '@/lib/orders/find-store';

const options = {
  scope: 'find-order',
  body: checkoutForm.pick({ email: true }),
  form: { back: '/orders/find#problem' },
  limit: { max: 10, windowSeconds: 900, whenDown: 'closed' },
} as const;

/** The same answer, by the same way, for an address that we know and one that we don't. */
export const POST = route(options, async ({ input: { email }, cookies, address }) => {
  if (!(await askForLinks(email, address)))
    return refuse(429, 'too-many', 'That is a lot for one day. Please try again tomorrow, or write to us.', {
      retryAfterSeconds: 86_400,
    });
  await forgetForm('find-order', cookies);
  return done({ asked: true }, { location: '/orders/find?asked=yes' });
});
