import 'server-only';
import { count, eq } from 'drizzle-orm';
import { type Tx, transaction } from '@/lib/db/connection';
import { orderEvents } from '@/lib/db/schema/orders';
import { raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { type Story, storyOf } from '@/lib/orders/detail-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder } from '@/lib/orders/life-store';
import { type LineAsked, returnDetail } from '@/lib/orders/refunds/returns';
import { type OrderLine, orderByToken } from '@/lib/orders/store';
import { queueMail } from '@/lib/outbox/queue-store';
import { type Result, refused } from '@/lib/result';
import { cancelOrder } from '../cancel-store';
import type { Chosen } from './form';
import { quoteReturn } from './withdrawal';
import { type Undoing, undoing } from './withdrawal-store';
import { justPacked, neitherWords } from './words';

export type OpenOrder = { story: Story; lines: OrderLine[]; undoing: Undoing };

/** An order by its link, with everything that decides what may be undone; null for a link that opens nothing. */
export async function openOrder(token: string): Promise<OpenOrder | null> {
  const found = await orderByToken(token);
  if (!found) return null;
  const story = await storyOf(found.order);
  return { story, lines: found.lines, undoing: undoing(story, found.lines) };
}

/** The buyer cancels the whole order, which is only for as long as nobody has packed it. Asked twice it is done once. */
export async function cancelByBuyer({ story, undoing: { withdrawal } }: OpenOrder, id: string): Promise<Result> {
  const { order } = story;
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
  { story, lines, undoing: { withdrawal, returns } }: OpenOrder,
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
  const detail = returnDetail({ ...quote, note: ask.note }, says);
  return transaction(async (tx) => {
    if (!(await isAsRead(tx, story))) return refused('Something about this order has just changed. Please look again.');
    const about = { orderId: story.order.id, detail };
    await recordEvent(tx, { ...about, id: ask.id, kind: 'return-asked' });
    await raiseAlert(tx, {
      kind: 'return-asked',
      subject: ask.id,
      orderId: story.order.id,
      detail: `${says} comes back. Refund it, restocked if it may be, once it is here.`,
    });
    await queueMail(tx, { subjectId: ask.id, kind: 'return-asked', orderId: story.order.id });
    return { ok: true };
  });
}

/** Whatever happens to an order leaves an event, so the same number of them means the same order. */
async function isAsRead(tx: Tx, { order, events }: Story): Promise<boolean> {
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
