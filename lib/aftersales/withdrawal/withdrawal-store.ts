import 'server-only';
import { content } from '@/lib/content/content';
import type { Story } from '@/lib/orders/detail-store';
import { leftToRefund } from '@/lib/orders/refunds/refund';
import { awaitedReturns, type Return, returnsAmong } from '@/lib/orders/refunds/returns';
import type { OrderLine } from '@/lib/orders/store';
import { now } from '@/lib/time/clock';
import { type Withdrawal, withdrawal } from './withdrawal';

export type Undoing = {
  withdrawal: Withdrawal;
  /** Announced and not yet refunded, by the line's position. */
  awaited: ReadonlyMap<number, number>;
  returns: Return[];
};

/** What the buyer of an order may undo at this moment, and what is on its way back already. */
export function undoing({ order, events, shipments, refunds }: Story, lines: readonly OrderLine[]): Undoing {
  const returns = returnsAmong(events);
  const back = refunds.map((refund) => ({ refund, lines: refund.lines }));
  const awaited = awaitedReturns(returns, back);
  const left = leftToRefund(
    order,
    lines,
    refunds,
    refunds.flatMap((refund) => refund.lines),
  );
  const facts = {
    order,
    lines,
    shipments,
    left,
    awaited,
    instant: new Date(now().epochMilliseconds),
    days: content().delivery.returns.days,
  };
  return { withdrawal: withdrawal(facts), awaited, returns };
}
