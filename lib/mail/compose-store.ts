import 'server-only';
import { eq } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { orders } from '@/lib/db/schema/orders';
import { orderUrl } from '@/lib/orders/reference-store';
import { linesOf } from '@/lib/orders/store';
import type { Letter } from './letter';
import { orderPaidLetter } from './order-letter';

/** Turns a queued letter into words, from the facts as they stand. Null when it is no longer about anything. */
export async function composeLetter({ kind, subjectId }: { kind: string; subjectId: string }): Promise<Letter | null> {
  if (kind !== 'order-paid') throw new Error(`no letter of the kind ${kind}`);
  const database = await db();
  const [order] = await database.select().from(orders).where(eq(orders.id, subjectId));
  if (!order) return null;
  return orderPaidLetter({ ...order, lines: await linesOf(database, order.id) }, content().site, orderUrl(order.id));
}
