import type { Draft } from '@/lib/http/form-store';
import { formatPence } from '@/lib/money/pence';
import { addresseeOf } from '@/lib/orders/addressee';
import type { Order } from '@/lib/orders/store';
import { fieldsOf } from '../act-form';
import { OrderForm } from './form';

const field = fieldsOf('orders/address');

/** Changes where an order goes. Delivery that costs more there is said, and ticked for, before it is changed. */
export function OrderAddress({ order, draft }: { order: Order; draft: Draft | null }) {
  const typed = draft?.values ?? {};
  const errors = draft?.problem?.fields ?? {};
  const bear = errors.bear;
  const fields = [
    { name: field('name'), label: 'Full name', value: addresseeOf(order), autoComplete: 'off' },
    { name: field('address1'), label: 'House number and street', value: order.addressLines[0] },
    { name: field('address2'), label: 'Second line (optional)', value: order.addressLines[1] },
    { name: field('town'), label: 'Town or city', value: order.town },
    { name: field('postcode'), label: 'Postcode', value: order.postcode },
    { name: field('phone'), label: 'Phone (optional)', value: order.phone },
    { name: field('note'), label: 'For the carrier (optional)', value: order.deliveryNote },
  ];
  return (
    <OrderForm name="address" orderId={order.id} says="Change the address" draft={draft}>
      {fields.map(({ name, label, value }) => (
        <p key={name} className="desk-field">
          <label htmlFor={`address-${name}`}>{label}</label>
          <input
            id={`address-${name}`}
            name={name}
            autoComplete="off"
            dir="auto"
            defaultValue={typed[name] ?? value ?? ''}
            aria-invalid={errors[name] ? true : undefined}
            aria-describedby={errors[name] ? `address-${name}-error` : undefined}
          />
          {errors[name] ? (
            <span id={`address-${name}-error`} className="desk-error">
              {errors[name]}
            </span>
          ) : null}
        </p>
      ))}
      {bear && /^\d+$/.test(bear) ? (
        <p className="desk-check text-sm">
          <input id="bear" type="checkbox" name={field('bear')} value={bear} />
          <label htmlFor="bear">The shop bears the {formatPence(Number(bear))} that delivery there costs more</label>
        </p>
      ) : null}
    </OrderForm>
  );
}
