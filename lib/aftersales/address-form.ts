import { z } from 'zod';
import { storableId } from '@/lib/http/storable';
import { checkoutForm } from '@/lib/orders/checkout/form';

/** The checkout's own address fields, so that what was good enough to order with is good enough to change to. */
export const addressForm = checkoutForm
  .pick({ name: true, address1: true, address2: true, town: true, postcode: true, phone: true, note: true })
  .extend({
    id: storableId(),
    /** What the page said that delivery there costs more, when somebody has agreed to bear it. */
    bear: z
      .union([z.literal(''), z.string().regex(/^\d{1,6}$/)])
      .default('')
      .transform(Number),
  });

export type AddressForm = z.infer<typeof addressForm>;
