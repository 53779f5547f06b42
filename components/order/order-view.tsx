import { DayLine } from '@/components/delivery/day-line';
import { Heading } from '@/components/layout/heading';
import { OrderDelivery } from '@/components/order/order-delivery';
import { OrderLines } from '@/components/order/order-lines';
import { OrderRefunds } from '@/components/order/order-refunds';
import { OrderResends } from '@/components/order/order-resends';
import { OrderTimeline } from '@/components/order/order-timeline';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { WithdrawalState } from '@/lib/aftersales/withdrawal/withdraw-store';
import type { DeliveryRules } from '@/lib/content/schema/delivery';
import type { OrderDetail } from '@/lib/orders/detail-store';
import { orderJourney } from '@/lib/orders/journey';
import { receiptOf } from '@/lib/orders/receipt';
import { stateWords } from '@/lib/orders/state-words';
import type { OrderLine } from '@/lib/orders/store';
import { timeline } from '@/lib/orders/timeline';
import { now } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';
import { OrderWithdrawal } from './withdrawal/withdrawal';
import '@/components/delivery/day-line.css';

type Props = {
  detail: OrderDetail;
  lines: readonly OrderLine[];
  state: WithdrawalState;
  rules: DeliveryRules;
  token: string;
  /** Somebody has just tried to pay for it once more. */
  again: boolean;
};

/** An order as its buyer sees it, for as long as they keep the link. */
export function OrderView({ detail, lines, state, rules, token, again }: Props) {
  const { order } = detail;
  const journey = orderJourney({ facts: detail, lines, rules, today: toLondon(now()).toPlainDate() });
  const { tone, says, more } = stateWords(detail);
  return (
    <div className="page">
      <Heading title="Order" whole={order.number} trail={[]} />
      <div className="grid gap-6">
        <Notice tone={tone} role="status">
          <p className="font-semibold">{says}</p>
          <p>{more}</p>
          {again ? <p>You had placed this order already, so nothing is taken a second time.</p> : null}
        </Notice>
        {journey.length > 0 ? (
          <Panel aria-label="Your parcel, day by day">
            <DayLine days={journey} />
          </Panel>
        ) : null}
        <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
          <div className="grid gap-6">
            <OrderTimeline steps={timeline(detail)} carriers={rules.carriers} />
            <OrderResends shipments={detail.shipments} lines={lines} />
            <OrderLines order={order} lines={lines} />
            <OrderRefunds
              credits={receiptOf(order, lines, detail.refunds).credits}
              secondPayments={receiptOf(order, lines, detail.secondPayments).credits}
            />
          </div>
          <div className="grid gap-6">
            <OrderDelivery order={order} />
            {order.paidAt ? (
              <Panel aria-labelledby="receipt">
                <h2 id="receipt" className="mb-2 text-xl">
                  VAT receipt
                </h2>
                <p className="mb-3">Every line with its VAT, to print or to keep.</p>
                <a href={`/orders/${token}/receipt`} className={buttonClass('quiet')}>
                  See the VAT receipt
                </a>
              </Panel>
            ) : null}
            <OrderWithdrawal state={state} lines={lines} address={rules.returns.address} token={token} />
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
    </div>
  );
}
