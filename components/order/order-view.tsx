import { Heading } from '@/components/layout/heading';
import { OrderLines } from '@/components/order/order-lines';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { Order, OrderLine } from '@/lib/orders/store';
import { formatLongDate } from '@/lib/time/dates';

const says: Record<Order['status'], { tone: 'done' | 'info' | 'problem'; words: string }> = {
  paid: { tone: 'done', words: 'Paid. Thank you! We have sent the confirmation to your e-mail address.' },
  processing: {
    tone: 'info',
    words: 'Your payment is on its way. Some ways of paying take a few days; we will write to you when it has arrived.',
  },
  'awaiting-payment': {
    tone: 'info',
    words:
      'We are checking your payment. This page looks again by itself. Your basket is kept until the payment is certain.',
  },
  cancelled: { tone: 'problem', words: 'This order was not paid and is cancelled. Nothing was taken.' },
  refunded: { tone: 'info', words: 'This order is refunded. The money is back on your card within a few days.' },
};

/** An order as its buyer sees it, for as long as they keep the link. */
export function OrderView({ order, lines, token }: { order: Order; lines: readonly OrderLine[]; token: string }) {
  const { tone, words } = says[order.status];
  return (
    <div className="page grid gap-6">
      <Heading title={`Order ${order.number}`} trail={[]} />
      <Notice tone={tone} role="status">
        <p className="font-semibold">{words}</p>
      </Notice>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <OrderLines order={order} lines={lines} />
        <div className="grid gap-6">
          <Panel aria-labelledby="where">
            <h2 id="where" className="mb-2 text-xl">
              Delivery
            </h2>
            {order.promisedDate ? (
              <p className="mb-2">
                On <time dateTime={order.promisedDate}>{formatLongDate(order.promisedDate)}</time>
              </p>
            ) : null}
            <address className="not-italic">
              {[order.name, ...order.addressLines, order.town, order.postcode].map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
          </Panel>
          <Panel aria-labelledby="ask">
            <h2 id="ask" className="mb-2 text-xl">
              A question?
            </h2>
            <p className="mb-3">Support for what you bought is free and never ends.</p>
            <a href={`/orders/${token}/ask`} className={buttonClass('quiet')}>
              Ask about this order
            </a>
          </Panel>
        </div>
      </div>
    </div>
  );
}
