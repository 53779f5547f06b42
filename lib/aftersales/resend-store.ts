import 'server-only';
import { and, eq } from 'drizzle-orm';
import { moveStock } from '@/lib/catalogue/ledger-store';
import { content } from '@/lib/content/content';
import { type Recording, type Tx, transaction } from '@/lib/db/connection';
import { orderLines } from '@/lib/db/schema/orders';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { stock } from '@/lib/db/schema/stock';
import { raiseAlert } from '@/lib/orders/alerts/alerts-store';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder } from '@/lib/orders/life-store';
import { heldOf } from '@/lib/orders/parcels/leaving-store';
import { callResendBack } from '@/lib/orders/parcels/resends-store';
import { disputeState } from '@/lib/orders/refunds/disputes-store';
import { givenByStaff, refundedOf, sentAgain } from '@/lib/orders/refunds/given-store';
import { leftOfPayment, paymentOf } from '@/lib/orders/refunds/refunds-store';
import type { Order, OrderLine } from '@/lib/orders/store';
import { type Result, refused } from '@/lib/result';
import type { Role } from '@/lib/staff/permissions';
import { now, nowDate } from '@/lib/time/clock';
import { dayFor } from './move';
import { beyondBought, capOf, whyNoResending } from './put-right';

type Ask = {
  id: string;
  orderId: string;
  position: number;
  quantity: number;
  reason: string;
  staffId: string;
  /** Whose limits hold. */
  role: Role;
};
class TooFew extends Error {}

/**
 * Sends a line again at no charge, in a parcel of its own whose id the asker has made: the same ask is one parcel and
 * takes the stock once.
 */
export async function resendLine(ask: Ask, record?: Recording): Promise<Result> {
  try {
    return await transaction((tx) => resend(tx, ask, record));
  } catch (error) {
    if (error instanceof TooFew)
      return refused('There is not enough of it on the shelf that is not spoken for. Refund it instead, or wait.');
    throw error;
  }
}

async function resend(tx: Tx, ask: Ask, record?: Recording): Promise<Result> {
  const { id, orderId, position, quantity, reason, staffId } = ask;
  const order = await lockOrder(tx, orderId);
  const [line] = await tx
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orderId), eq(orderLines.position, position)));
  if (!order || !line) return refused('There is no such line in this order.');
  const [known] = await tx.select({ orderId: shipments.orderId }).from(shipments).where(eq(shipments.id, id));
  if (known)
    return known.orderId === orderId
      ? { ok: true }
      : refused('Please open the order again and press the button once more.');
  const before = (await sentAgain(tx, orderId)).find((one) => one.position === position);
  const why = await whyNot(tx, order, line, { ...ask, before: before?.quantity ?? 0 });
  if (why) return refused(why);
  const promised = promisedFor(order, line);
  if (!promised.ok) return refused(`${promised.message} Refund it instead.`);
  const promisedDate = promised.day;
  await tx.insert(shipments).values({
    id,
    orderId,
    kind: 'resend',
    storage: line.storage,
    zone: order.zone,
    promisedDate,
    reason,
    staffId,
    createdAt: nowDate(),
  });
  await tx.insert(shipmentLines).values({ shipmentId: id, position, sku: line.sku, quantity });
  const moved = await moveStock(tx, {
    id,
    sku: line.sku,
    change: -quantity,
    reason: 'resend',
    note: reason,
    orderId,
    staffId,
  });
  if (moved === 'too-few') throw new TooFew();
  const detail = {
    parcel: id,
    title: `${line.title}, ${line.label}`,
    quantity: String(quantity),
    reason,
    day: promisedDate,
  };
  await recordEvent(tx, { id, orderId, kind: 'resent', staffId, detail });
  if (before) {
    const sum = before.quantity + quantity;
    const says = `${line.title}, ${line.label}: ${sum} went again in ${before.parcels + 1} parcels, of ${line.quantity} bought.`;
    await raiseAlert(tx, { kind: 'sent-again-often', subject: `${orderId} ${position}`, orderId, detail: says });
  }
  await record?.(tx);
  return { ok: true };
}

/**
 * A parcel with something sent again does not go after all: it counts no more, and what was taken from the shelf for it is
 * there again. Only until it is packed, or while it is held back; asked twice it is done once.
 */
export async function cancelResend(
  { orderId, parcel: id, staffId }: { orderId: string; parcel: string; staffId: string },
  record?: Recording,
): Promise<Result> {
  return transaction(async (tx) => {
    if (!(await lockOrder(tx, orderId))) return refused('There is no such order.');
    const [parcel] = await tx
      .select()
      .from(shipments)
      .where(and(eq(shipments.id, id), eq(shipments.orderId, orderId), eq(shipments.kind, 'resend')))
      .for('update');
    if (!parcel) return refused('There is no such parcel to send again.');
    if (parcel.status === 'cancelled') return { ok: true };
    const held = parcel.status === 'packed' && (await heldOf(tx, id)) !== null;
    if (parcel.status !== 'to-pack' && !held)
      return refused('It is packed already, so it goes. Cancel it before it is packed.');
    await callResendBack(tx, { id, orderId, note: parcel.reason ?? '', staffId });
    await record?.(tx);
    return { ok: true };
  });
}

type Wanted = Pick<Ask, 'quantity' | 'role'> & { before: number };

async function whyNot(tx: Tx, order: Order, line: OrderLine, wanted: Wanted): Promise<string | null> {
  const attempt = await paymentOf(tx, order.id);
  const left = attempt && (await leftOfPayment(tx, order, attempt));
  const dispute = await disputeState(tx, order.id);
  const why = whyNoResending({ order, dispute, leftPence: left?.totalPence ?? null });
  if (why) return why;
  const refunded = await refundedOf(tx, order.id, line.position);
  const beyond = beyondBought({ ...wanted, bought: line.quantity, refunded });
  if (beyond) return beyond;
  const over = capOf(wanted.role)(line.unitPence * wanted.quantity, await givenByStaff(tx, order.id));
  if (over) return `What is sent again counts like money that goes back. ${over}`;
  const [shelf] = await tx.select({ closed: stock.closed }).from(stock).where(eq(stock.sku, line.sku));
  if (!shelf) return 'This is not sold any more. Refund it instead.';
  return shelf.closed ? 'This variant is closed at the moment. Open it in Stock first, or refund it.' : null;
}

function promisedFor(order: Order, line: OrderLine): ReturnType<typeof dayFor> {
  const { delivery, products } = content();
  const zone = delivery.zones.find(({ id }) => id === order.zone);
  if (!zone) return refused('We no longer deliver to that address.');
  return dayFor({ lines: [line], zone, instant: now(), rules: delivery, products });
}
