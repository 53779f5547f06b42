import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderCustomer } from '@/components/staff/customer/beside-customer';
import { WriteFirst } from '@/components/staff/customer/write';
import { Desk } from '@/components/staff/desk';
import { OrderBought } from '@/components/staff/order/bought';
import { OrderLetters } from '@/components/staff/order/letters';
import { OrderLog } from '@/components/staff/order/log';
import { OrderMoney } from '@/components/staff/order/money';
import { OrderParcels } from '@/components/staff/order/parcels';
import { OrderPutRight } from '@/components/staff/order/put-right';
import { OrderState } from '@/components/staff/order/state';
import { OrderWho } from '@/components/staff/order/who';
import { Said } from '@/components/staff/said';
import { content } from '@/lib/content/content';
import { draftName } from '@/lib/desk/act/places';
import { doneWords } from '@/lib/desk/orders/done-words';
import { deskOrder } from '@/lib/desk/orders/order-store';
import { riskOf } from '@/lib/desk/orders/risk';
import { isId } from '@/lib/keys/id';
import { isErased } from '@/lib/orders/retention/retention';
import { recordSeen } from '@/lib/staff/audit-store';
import { refusedForm, staffPage } from '@/lib/staff/page-store';
import { now } from '@/lib/time/clock';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Order' };

export default async function OrderPage({ params, searchParams }: Props) {
  const member = await staffPage('see-orders');
  const { id } = await params;
  const found = isId(id) ? await deskOrder(id) : null;
  if (!found) notFound();
  await recordSeen(member.id, 'order-read', id);
  const { done, refused } = await searchParams;
  const { delivery, orders: rules } = content();
  const { order, lines, left } = found;
  const parcels = found.parcels.map((parcel) => ({
    ...parcel,
    risk: riskOf(parcel, now(), { delivery, orders: rules }),
  }));
  const draft = (scope: string) => refusedForm(refused, scope, draftName(scope, id));
  const written = await draft('write');
  const moved =
    (await refusedForm(refused, 'pack')) ??
    (await refusedForm(refused, 'delivered')) ??
    (await draft('letter')) ??
    (await draft('unsend'));
  return (
    <Desk member={member} title="Order" whole={order.number} here="/staff/orders">
      <OrderState {...found} />
      <Said done={doneWords(done)} problem={moved?.problem?.message} />
      <div className="desk-columns">
        <div className="grid gap-6">
          <OrderParcels order={order} parcels={parcels} lines={lines} carriers={delivery.carriers} />
          <OrderBought order={order} lines={lines} left={left} />
          <OrderLog orderId={id} events={found.events} carriers={delivery.carriers} draft={await draft('note')} />
        </div>
        <div className="grid gap-6">
          <OrderWho {...found} zoneName={delivery.zones.find((zone) => zone.id === order.zone)?.name ?? order.zone} />
          <OrderCustomer orderId={id} staffId={member.id} />
          {isErased(order) ? null : (
            <details className="desk-fold" open={written !== null}>
              <summary>Write to the buyer</summary>
              <WriteFirst orders={[order]} from="order" draft={written} />
            </details>
          )}
          <OrderPutRight
            found={found}
            role={member.role}
            rules={rules}
            drafts={{
              refund: await draft('refund'),
              resend: await draft('resend'),
              address: await draft('address'),
              email: await draft('email'),
              cancel: await draft('cancel'),
            }}
          />
          <OrderMoney {...found} draft={await draft('ask')} />
          <OrderLetters orderId={id} letters={found.letters} />
        </div>
      </div>
    </Desk>
  );
}
