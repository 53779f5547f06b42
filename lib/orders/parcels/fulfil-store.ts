import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Recording, type Tx, transaction } from '@/lib/db/connection';
import { shipments } from '@/lib/db/schema/shipments';
import { queueMail } from '@/lib/outbox/queue-store';
import { nowDate } from '@/lib/time/clock';
import { recordEvent } from '../events/events-store';
import { among, sent } from '../life';
import { type LockedOrder, lockOrder, stepParcels } from '../life-store';
import type { Held } from './leaving';
import { heldOf } from './leaving-store';
import { takeOutOwed } from './owed-store';
import type { Shipment } from './shipments-store';

/** 'known': it was so before. The others say why nothing was done. */
export type Moved = 'done' | 'known' | 'corrected' | Held | 'not-sent' | 'unknown';
type Locked = { order: LockedOrder; parcel: Shipment };
/** A parcel that has gone on, or whose tracking was put right, to be written down with it. */
export type RecordMove = Recording<{ orderId: string; parcel: string; moved: 'done' | 'corrected' }> | undefined;
/** The parcel and its order, locked in the order that refunds and payments lock them. */
async function lockParcel(tx: Tx, shipmentId: string): Promise<Locked | null> {
  const [known] = await tx.select({ orderId: shipments.orderId }).from(shipments).where(eq(shipments.id, shipmentId));
  if (!known) return null;
  const order = await lockOrder(tx, known.orderId);
  if (order) await takeOutOwed(tx, order);
  const [parcel] = await tx.select().from(shipments).where(eq(shipments.id, shipmentId)).for('update');
  return order && parcel ? { order, parcel } : null;
}

async function pack(tx: Tx, { order, parcel }: Locked, staffId: string): Promise<void> {
  await stepParcels(tx, eq(shipments.id, parcel.id), 'pack', { packedAt: nowDate(), staffId });
  await recordEvent(tx, {
    orderId: order.id,
    kind: 'packed',
    staffId,
    detail: { parcel: parcel.id, kind: parcel.kind },
  });
}

async function packOne(shipmentId: string, staffId: string, record: RecordMove): Promise<Moved> {
  return transaction(async (tx) => {
    const locked = await lockParcel(tx, shipmentId);
    if (!locked) return 'unknown';
    if (locked.parcel.status !== 'to-pack' && locked.parcel.status !== 'cancelled') return 'known';
    const why = await heldOf(tx, locked.parcel.id);
    if (why) return why;
    await pack(tx, locked, staffId);
    await record?.(tx, { orderId: locked.order.id, parcel: shipmentId, moved: 'done' });
    return 'done';
  });
}

/** Each in a transaction of its own, so that one that can't go on holds up no other. */
async function each(shipmentIds: readonly string[], move: (id: string) => Promise<Moved>): Promise<Map<string, Moved>> {
  const moved = new Map<string, Moved>();
  for (const id of new Set(shipmentIds)) moved.set(id, await move(id));
  return moved;
}

type MoveAll = (shipmentIds: readonly string[], staffId: string, record?: RecordMove) => Promise<Map<string, Moved>>;

export const markPacked: MoveAll = (shipmentIds, staffId, record) =>
  each(shipmentIds, (id) => packOne(id, staffId, record));

export type Dispatch = {
  shipmentId: string;
  carrier: string;
  trackingNumber: string | null;
  staffId: string;
  record?: RecordMove;
};

/**
 * Hands a parcel to its carrier and queues the letter about it. A parcel that was sent before keeps its one letter; a
 * different number is taken as a correction.
 */
export async function markDispatched({ record, ...ask }: Dispatch): Promise<Moved> {
  const { shipmentId, carrier, trackingNumber, staffId } = ask;
  return transaction(async (tx) => {
    const locked = await lockParcel(tx, shipmentId);
    if (!locked) return 'unknown';
    const { order, parcel } = locked;
    const detail = { parcel: parcel.id, kind: parcel.kind, carrier, number: trackingNumber ?? '' };
    const where = eq(shipments.id, parcel.id);
    if (among(sent, parcel.status)) {
      if (parcel.carrier === carrier && parcel.trackingNumber === trackingNumber) return 'known';
      await tx.update(shipments).set({ carrier, trackingNumber }).where(where);
      await recordEvent(tx, { orderId: order.id, kind: 'tracking-corrected', staffId, detail });
      await record?.(tx, { orderId: order.id, parcel: parcel.id, moved: 'corrected' });
      return 'corrected';
    }
    const why = await heldOf(tx, locked.parcel.id);
    if (why) return why;
    if (parcel.status === 'to-pack') await pack(tx, locked, staffId);
    await stepParcels(tx, where, 'dispatch', { dispatchedAt: nowDate(), carrier, trackingNumber });
    await recordEvent(tx, { orderId: order.id, kind: 'dispatched', staffId, detail });
    await queueMail(tx, { subjectId: parcel.id, kind: 'dispatched', orderId: order.id });
    await record?.(tx, { orderId: order.id, parcel: parcel.id, moved: 'done' });
    return 'done';
  });
}

async function deliverOne(shipmentId: string, staffId: string, record: RecordMove): Promise<Moved> {
  return transaction(async (tx) => {
    const locked = await lockParcel(tx, shipmentId);
    if (!locked) return 'unknown';
    const { order, parcel } = locked;
    if (parcel.status === 'delivered') return 'known';
    if (parcel.status !== 'dispatched') return 'not-sent';
    await stepParcels(tx, eq(shipments.id, parcel.id), 'deliver', { deliveredAt: nowDate() });
    const detail = { parcel: parcel.id, kind: parcel.kind };
    await recordEvent(tx, { orderId: order.id, kind: 'delivered', staffId, detail });
    await record?.(tx, { orderId: order.id, parcel: parcel.id, moved: 'done' });
    return 'done';
  });
}

export const markDelivered: MoveAll = (shipmentIds, staffId, record) =>
  each(shipmentIds, (id) => deliverOne(id, staffId, record));

/** A note for whoever looks after the order next. The same one sent twice stands there once. */
export async function addNote(
  ask: { id?: string; orderId: string; text: string; staffId: string },
  record?: Recording,
): Promise<void> {
  const { id = randomUUID(), orderId, text, staffId } = ask;
  await transaction(async (tx) => {
    if (await recordEvent(tx, { id, orderId, kind: 'note', staffId, detail: { text } })) await record?.(tx);
  });
}
