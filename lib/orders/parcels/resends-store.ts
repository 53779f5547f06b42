import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { moveStock } from '@/lib/catalogue/ledger-store';
import type { Tx } from '@/lib/db/connection';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { sameId } from '@/lib/keys/same-id';
import { recordEvent } from '../events/events-store';
import { notSent } from '../life';
import { stepParcels } from '../life-store';

type Unsent = { id: string; orderId: string; note: string; staffId: string | null };

/** A parcel with something sent again does not go after all, and its goods are on the shelf again. The caller holds its order. */
export async function callResendBack(tx: Tx, { id, orderId, note, staffId }: Unsent): Promise<void> {
  await stepParcels(tx, eq(shipments.id, id), 'cancel');
  const lines = await tx.select().from(shipmentLines).where(eq(shipmentLines.shipmentId, id));
  for (const { position, sku, quantity } of lines.toSorted((a, b) => (a.sku < b.sku ? -1 : 1))) {
    const movement = {
      id: sameId(`${id} ${position} not sent again`),
      sku,
      change: quantity,
      reason: 'resend',
    } as const;
    await moveStock(tx, { ...movement, note, orderId, staffId });
  }
  await recordEvent(tx, { orderId, kind: 'resend-cancelled', staffId, detail: { parcel: id } });
}

/** The order ends, so nothing of it goes again that has not left. */
export async function callResendsBack(tx: Tx, orderId: string, staffId: string | null): Promise<void> {
  const waiting = await tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.orderId, orderId), eq(shipments.kind, 'resend'), inArray(shipments.status, notSent)))
    .orderBy(asc(shipments.id))
    .for('update');
  for (const { id, reason } of waiting) await callResendBack(tx, { id, orderId, note: reason ?? '', staffId });
}
