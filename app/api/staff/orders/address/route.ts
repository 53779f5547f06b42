import { z } from 'zod';
import { addressForm } from '@/lib/aftersales/address-form';
import { changeAddress } from '@/lib/aftersales/address-store';
import { orderDone, orderForm } from '@/lib/desk/orders/order-page';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = addressForm.extend({ order: z.uuid() });

export const POST = staffRoute(
  'change-address',
  { scope: 'address', body, form: orderForm('address') },
  async ({ input, member }) => {
    const { order: orderId, ...address } = input;
    const changed = await changeAddress({ ...address, orderId, staffId: member.id });
    if (!changed.ok) {
      const fields = changed.extraPence ? { fields: { bear: String(changed.extraPence) } } : {};
      return refuse(409, 'not-changed', changed.message, fields);
    }
    await note('address-change', member.id, orderId);
    return done(
      { promised: changed.promised },
      { location: orderDone(orderId, changed.promised ? 'promised' : 'moved') },
    );
  },
);
