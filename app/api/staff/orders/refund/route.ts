import { overCap } from '@/lib/aftersales/put-right';
import { refundForm } from '@/lib/aftersales/refund-form';
import { content } from '@/lib/content/content';
import { orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { refund } from '@/lib/payments/refunds/refund-store';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const options = { scope: 'refund', body: refundForm, form: orderForm('refund') };

export const POST = staffRoute('refund', options, async ({ input, member }) => {
  const { order: orderId, ...ask } = input;
  const refunded = await refund({
    ...ask,
    orderId,
    by: { origin: 'staff', staffId: member.id },
    overCap: (pence, givenPence) => overCap({ role: member.role, pence, givenPence }, content().orders),
  });
  if (!refunded.ok) return refuse(409, 'not-refunded', refunded.message);
  await note('refund', member.id, orderId, { refund: refunded.refundId, pence: String(refunded.amountPence) });
  if (refunded.status === 'failed')
    return refuse(
      502,
      'refund-failed',
      'Stripe did not make this refund, so nothing went back. It is under ‘Needs a person’ now.',
    );
  return done(refunded, { location: orderDone(orderId, 'refunded') });
});
