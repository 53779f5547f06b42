import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { parsePostcode } from '@/lib/content/postcode';
import type { Zone } from '@/lib/content/schema/delivery';
import { type Recording, type Tx, transaction } from '@/lib/db/connection';
import { orderEvents, orders } from '@/lib/db/schema/orders';
import { shipments } from '@/lib/db/schema/shipments';
import { zoneFor } from '@/lib/delivery/zones';
import { formatPence } from '@/lib/money/pence';
import { recordEvent } from '@/lib/orders/events/events-store';
import { lockOrder } from '@/lib/orders/life-store';
import { linesOf, type Order } from '@/lib/orders/store';
import { queueMail } from '@/lib/outbox/queue-store';
import { type Result, refused } from '@/lib/result';
import { now } from '@/lib/time/clock';
import type { AddressForm } from './address-form';
import { moveOrder } from './move';
import { whyNoMoving } from './put-right';

type Ask = AddressForm & { orderId: string; staffId: string };
/** `extraPence`: delivery there costs so much more than was paid; somebody has to agree that the shop bears it. */
type AddressChanged = Result<{ promised: string | null }, { extraPence?: number }>;

/** Changes where an order goes, until its parcel is packed. Told twice under one id, it is changed once. */
export async function changeAddress(ask: Ask, record?: Recording): Promise<AddressChanged> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, ask.orderId);
    if (!order) return refused('There is no such order.');
    const [known] = await tx
      .select({ id: orderEvents.id })
      .from(orderEvents)
      .where(and(eq(orderEvents.id, ask.id), eq(orderEvents.orderId, order.id)));
    if (known) return { ok: true, promised: null };
    const parcels = await tx
      .select({ status: shipments.status })
      .from(shipments)
      .where(eq(shipments.orderId, order.id));
    const why = whyNoMoving({ order, parcels });
    if (why) return refused(why);
    const zone = zoneOf(ask.postcode);
    const { delivery, products } = content();
    const lines = await linesOf(tx, order.id);
    const move = moveOrder(order, { lines, zone, instant: now(), rules: delivery, products });
    if (!move.ok) return move;
    if (move.extraPence !== ask.bear)
      return { ...refused(dearer(zone, move.extraPence, order.deliveryPence)), extraPence: move.extraPence };
    await write(tx, order, ask, zone.id);
    await record?.(tx);
    const promised = move.day !== null && move.day !== order.promisedDate ? move.day : null;
    if (promised) await promise(tx, order, promised, ask.staffId);
    return { ok: true, promised };
  });
}

function zoneOf(postcode: string): Zone {
  const parsed = parsePostcode(postcode);
  if (!parsed.ok) throw new Error('a postcode that has been checked is not one');
  return zoneFor(parsed, content().delivery);
}

function dearer(zone: Zone, extraPence: number, paidPence: number): string {
  if (extraPence === 0) return 'Delivery there costs no more than was paid. Press the button again.';
  const cost = formatPence(paidPence + extraPence);
  return `Delivery to ${zone.name} costs ${cost} and ${formatPence(paidPence)} was paid. Tick the box if the shop bears the ${formatPence(extraPence)}, or ask the customer to order again.`;
}

async function write(tx: Tx, order: Order, ask: Ask, zone: string): Promise<void> {
  const { id, name, address1, address2, town, postcode, phone, note, staffId } = ask;
  await tx
    .update(orders)
    .set({
      ...(order.recipientName === null ? { name } : { recipientName: name === order.name ? null : name }),
      addressLines: [address1, address2].filter(Boolean),
      town,
      postcode,
      zone,
      phone: phone || null,
      deliveryNote: note || null,
    })
    .where(eq(orders.id, order.id));
  await tx
    .update(shipments)
    .set({ zone })
    .where(and(eq(shipments.orderId, order.id), eq(shipments.status, 'to-pack')));
  const detail = { from: order.postcode, to: postcode, ...(ask.bear > 0 ? { bornePence: String(ask.bear) } : {}) };
  await recordEvent(tx, { id, orderId: order.id, kind: 'address-changed', staffId, detail });
  // To the address of the order's own e-mail, which nobody at the desk can change.
  await queueMail(tx, { subjectId: id, kind: 'address-changed', orderId: order.id });
}

/** Another day than the one that was promised: on the order, on its parcel, among its events and in a letter. */
async function promise(tx: Tx, order: Order, day: string, staffId: string): Promise<void> {
  const id = randomUUID();
  await tx.update(orders).set({ promisedDate: day, dayChosen: false }).where(eq(orders.id, order.id));
  await tx
    .update(shipments)
    .set({ promisedDate: day })
    .where(and(eq(shipments.orderId, order.id), eq(shipments.kind, 'order')));
  const detail = { from: order.promisedDate ?? '', to: day };
  await recordEvent(tx, { id, orderId: order.id, kind: 'promise-changed', staffId, detail });
  await queueMail(tx, { subjectId: id, kind: 'promise-changed', orderId: order.id });
}
