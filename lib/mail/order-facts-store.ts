import 'server-only';
import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { content } from '@/lib/content/content';
import type { Site } from '@/lib/content/schema/site';
import { db } from '@/lib/db/connection';
import { orderEvents } from '@/lib/db/schema/orders';
import { refundLines, refunds } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import { carrierName, trackingUrl } from '@/lib/delivery/tracking';
import { returnsAmong } from '@/lib/orders/refunds/returns';
import { dateInLondon } from '@/lib/time/format';
import type { Letter } from './letter';
import type { LetterOrder } from './order-pieces';
import { dispatchedLetter, promiseChangedLetter } from './parcel-letter';
import { refundedLetter, returnAskedLetter } from './refund-letter';

export type Told = { order: LetterOrder & { id: string }; site: Site; orderLink: string };

export async function dispatched(told: Told, shipmentId: string): Promise<Letter | null> {
  const database = await db();
  const [parcel] = await database.select().from(shipments).where(eq(shipments.id, shipmentId));
  if (!parcel || parcel.status === 'cancelled') return null;
  const lines = await database.select().from(shipmentLines).where(eq(shipmentLines.shipmentId, shipmentId));
  const { carriers } = content().delivery;
  return dispatchedLetter({
    ...told,
    parcel: {
      ...parcel,
      carrier: parcel.carrier ? carrierName(carriers, parcel.carrier) : null,
      trackingUrl: trackingUrl(carriers, parcel.carrier, parcel.trackingNumber),
      lines,
    },
  });
}

export async function promiseChanged(told: Told, eventId: string): Promise<Letter | null> {
  const event = await eventOf(told, eventId);
  if (!event) return null;
  const { from = null, to = null } = event.detail;
  return promiseChangedLetter({ ...told, from, to });
}

/** A refund that failed meanwhile is a person's to put right; nobody is told that the money is coming. */
export async function refunded(told: Told, refundId: string): Promise<Letter | null> {
  const database = await db();
  const [refund] = await database.select().from(refunds).where(eq(refunds.id, refundId));
  if (!refund || refund.status === 'failed') return null;
  const lines = await database.select().from(refundLines).where(eq(refundLines.refundId, refundId));
  return refundedLetter({ ...told, refund: { ...refund, lines } });
}

export async function returnAsked(told: Told, eventId: string): Promise<Letter | null> {
  const event = await eventOf(told, eventId);
  const [back] = returnsAmong(event ? [event] : []);
  if (!back) return null;
  const { address, days } = content().delivery.returns;
  const sendBy = Temporal.PlainDate.from(dateInLondon(back.at)).add({ days }).toString();
  return returnAskedLetter({ ...told, back: { ...back, sendBy, address } });
}

async function eventOf({ order }: Told, eventId: string) {
  const [event] = await (await db())
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.id, eventId), eq(orderEvents.orderId, order.id)));
  return event ?? null;
}
