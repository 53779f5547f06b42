import { Notice } from '@/components/ui/notice';
import { lastOrder } from '@/lib/basket/store';
import { pageCookies } from '@/lib/http/page-cookies';
import { among, paidOrComing } from '@/lib/orders/life';
import { orderById, orderUrl } from '@/lib/orders/store';

/** For whoever left the payment page: nothing was paid; unless it was, in another tab. */
export async function BackFromPayment() {
  const last = lastOrder(await pageCookies());
  const order = last && (await orderById(last.id));
  if (order && among(paidOrComing, order.status)) {
    return (
      <Notice tone="done" className="mb-4" role="status">
        {order.status === 'paid' ? 'Your order is paid.' : 'The payment of your order is on its way.'}{' '}
        <a href={orderUrl(order.id)} className="link">
          See order {order.number}
        </a>
      </Notice>
    );
  }
  return (
    <Notice tone="info" className="mb-4">
      Nothing was paid, and your basket is as you left it.
    </Notice>
  );
}
