import 'server-only';
import { eq, inArray } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { complaints } from '@/lib/db/schema/complaints';
import { outbox } from '@/lib/db/schema/mail';
import { orders } from '@/lib/db/schema/orders';
import { alerts, refunds } from '@/lib/db/schema/payments';
import { staff } from '@/lib/db/schema/staff';
import { alertWords } from '@/lib/orders/alerts/words';
import type { AuditRow } from './audit-store';
import { idsIn, type Named, type Names } from './audit-words';

const order = (id: string, number: string): Named => ({ says: number, href: `/staff/orders/${id}` });

/** What entries of the record are about, by the ids and SKUs that they hold. What is erased has no name. */
export async function namesIn(entries: readonly Pick<AuditRow, 'subject' | 'detail'>[]): Promise<Names> {
  const names = new Map<string, Named>();
  for (const { title, variants } of content().products)
    for (const { sku, label } of variants)
      names.set(sku, { says: [title, label].filter(Boolean).join(', '), href: `/staff/stock/${sku}` });
  const ids = idsIn(entries);
  if (ids.length === 0) return names;
  const database = await db();
  const [placed, people, talks, complained, letters, calls, given] = await Promise.all([
    database.select({ id: orders.id, number: orders.number }).from(orders).where(inArray(orders.id, ids)),
    database.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids)),
    database
      .select({ id: conversations.id, name: conversations.name })
      .from(conversations)
      .where(inArray(conversations.id, ids)),
    database
      .select({ id: complaints.id, reference: complaints.reference })
      .from(complaints)
      .where(inArray(complaints.id, ids)),
    database.select({ id: outbox.id, kind: outbox.kind }).from(outbox).where(inArray(outbox.id, ids)),
    database
      .select({ id: alerts.id, kind: alerts.kind, orderId: alerts.orderId })
      .from(alerts)
      .where(inArray(alerts.id, ids)),
    database
      .select({ id: refunds.id, orderId: orders.id, number: orders.number })
      .from(refunds)
      .innerJoin(orders, eq(orders.id, refunds.orderId))
      .where(inArray(refunds.id, ids)),
  ]);
  for (const { id, orderId, number } of given) names.set(id, order(orderId, number));
  for (const { id, number } of placed) names.set(id, order(id, number));
  for (const { id, name } of people) names.set(id, { says: name });
  for (const { id, name } of talks)
    names.set(id, { says: `the conversation with ${name ?? 'a visitor'}`, href: `/staff/inbox/${id}` });
  for (const { id, reference } of complained)
    names.set(id, { says: reference, href: `/staff/complaints#complaint-${id}` });
  for (const { id, kind } of letters) names.set(id, { says: `the letter ‘${kind.replaceAll('-', ' ')}’` });
  for (const { id, kind, orderId } of calls)
    names.set(id, {
      says: `‘${alertWords(kind).title}’`,
      href: orderId ? `/staff/orders/${orderId}` : '/staff/trouble',
    });
  return names;
}
