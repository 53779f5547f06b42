import 'server-only';
import { count, eq } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { type Tx, transaction } from '@/lib/db/connection';
import { orderEvents } from '@/lib/db/schema/orders';
import { type Draft, recallForm } from '@/lib/http/form-store';
import { raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { type OrderDetail, orderDetail } from '@/lib/orders/detail-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder } from '@/lib/orders/life-store';
import { leftToRefund } from '@/lib/orders/refunds/refund';
import { awaitedReturns, type LineAsked, type Return, returnDetail, returnsAmong } from '@/lib/orders/refunds/returns';
import { type OrderLine, orderByToken } from '@/lib/orders/store';
import { queueMail } from '@/lib/outbox/queue-store';
import { type Result, refused } from '@/lib/result';
import { nowDate } from '@/lib/time/clock';
import { cancelOrder } from '../cancel-store';
import type { Chosen } from './form';
import { justPacked, neitherWords, quoteReturn, type Withdrawal, withdrawal } from './withdrawal';

export type WithdrawalState = {
  withdrawal: Withdrawal;
  /** Announced and not yet refunded, by the line's position. */
  awaited: ReadonlyMap<number, number>;
  returns: Return[];
};

/** What the buyer of an order may withdraw from at this moment, and what is on its way back already. */
export function withdrawalState(
  { order, events, shipments, refunds }: OrderDetail,
  lines: readonly OrderLine[],
): WithdrawalState {
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
    instant: nowDate(),
    days: content().delivery.returns.days,
  };
  return { withdrawal: withdrawal(facts), awaited, returns };
}

export type OpenOrder = { detail: OrderDetail; lines: OrderLine[]; state: WithdrawalState };

/** An order by its link, with everything that decides what may be withdrawn from; null for a link that opens nothing. */
export async function openOrder(token: string): Promise<OpenOrder | null> {
  const found = await orderByToken(token);
  if (!found) return null;
  const detail = await orderDetail(found.order);
  return { detail, lines: found.lines, state: withdrawalState(detail, found.lines) };
}

/** The buyer cancels the whole order, which is only for as long as nobody has packed it. Asked twice it is done once. */
export async function cancelByBuyer({ detail, state: { withdrawal } }: OpenOrder, id: string): Promise<Result> {
  const { order } = detail;
  if (order.status === 'cancelled') return { ok: true };
  if (withdrawal.may === 'return') return refused(justPacked);
  if (withdrawal.may === 'neither') return refused(neitherWords(withdrawal));
  const by = { origin: 'customer' } as const;
  return cancelOrder({ id, orderId: order.id, reason: 'The customer cancelled', restock: true, by });
}

type ReturnAsk = { id: string; chosen: readonly Chosen[]; note: string; sealed: boolean };

/**
 * The buyer says what they are sending back. Staff see it and refund it once it is here; the buyer has it in writing at
 * once. Sent twice it is one return.
 */
export async function askReturn(
  { detail, lines, state: { withdrawal, returns } }: OpenOrder,
  ask: ReturnAsk,
): Promise<Result> {
  if (returns.some(({ id }) => id === ask.id)) return { ok: true };
  if (withdrawal.may === 'cancel') return refused('We have not packed your order yet, so you can cancel it instead.');
  if (withdrawal.may === 'neither') return refused(neitherWords(withdrawal));
  const quote = quoteReturn(withdrawal, ask.chosen);
  if (!quote.ok) return quote;
  if (quote.sealed && !ask.sealed)
    return refused('Please tick that the seals are unbroken. Opened, these can’t be returned.');
  const says = spell(quote.lines, lines);
  const announced = returnDetail({ ...quote, note: ask.note }, says);
  return transaction(async (tx) => {
    if (!(await isAsRead(tx, detail)))
      return refused('Something about this order has just changed. Please look again.');
    const about = { orderId: detail.order.id, detail: announced };
    await recordEvent(tx, { ...about, id: ask.id, kind: 'return-asked' });
    await raiseAlert(tx, {
      kind: 'return-asked',
      subject: ask.id,
      orderId: detail.order.id,
      detail: `${says} comes back. Refund it, restocked if it may be, once it is here.`,
    });
    await queueMail(tx, { subjectId: ask.id, kind: 'return-asked', orderId: detail.order.id });
    return { ok: true };
  });
}

/** Whatever happens to an order leaves an event, so the same number of them means the same order. */
async function isAsRead(tx: Tx, { order, events }: OrderDetail): Promise<boolean> {
  await lockOrder(tx, order.id);
  const [now] = await tx.select({ count: count() }).from(orderEvents).where(eq(orderEvents.orderId, order.id));
  return now?.count === events.length;
}

function spell(asked: readonly LineAsked[], lines: readonly OrderLine[]): string {
  return asked
    .flatMap(({ position, quantity }) => {
      const line = lines.find((one) => one.position === position);
      return line ? [`${quantity} × ${line.title}, ${line.label}`] : [];
    })
    .join('; ');
}

/** What was typed about this very order; another order's page shows none of it. */
export async function draftOfOrder(scope: 'cancel' | 'return', token: string): Promise<Draft | null> {
  const draft = await recallForm(scope);
  return draft?.values.order === token ? draft : null;
}
