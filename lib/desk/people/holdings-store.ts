import 'server-only';
import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import { complaintsOf } from '@/lib/complaints/complaint-store';
import type { Tx } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { orders } from '@/lib/db/schema/orders';
import { isErased } from '@/lib/orders/retention/retention';

type Reader = Pick<Tx, 'select'>;

/** Whatever goes by this e-mail address: their orders and complaints, and conversations in which it was given or that are about those. */
export async function holdingsOf(reader: Reader, email: string) {
  const address = email.toLowerCase();
  const theirs = await reader
    .select()
    .from(orders)
    .where(sql`lower(${orders.email}) = ${address}`)
    .orderBy(asc(orders.placedAt));
  const orderIds = theirs.map(({ id }) => id);
  const talks = await reader
    .select()
    .from(conversations)
    .where(
      or(
        sql`lower(${conversations.email}) = ${address}`,
        sql`lower(${conversations.verifiedEmail}) = ${address}`,
        orderIds.length > 0 ? inArray(conversations.orderId, orderIds) : undefined,
      ),
    )
    .orderBy(asc(conversations.startedAt));
  return { orders: theirs, conversations: talks, complaints: await complaintsOf(reader, address) };
}

/** An e-mail address in small letters is who somebody is. `shown`: a buyer's, or confirmed by a letter; else only typed. */
export type Person = { email: string; shown: boolean };

/** Whose an order or a conversation is; null where nobody knows, or the person is erased. */
export async function personOf(reader: Reader, id: string): Promise<Person | null> {
  const [order] = await reader.select({ email: orders.email }).from(orders).where(eq(orders.id, id));
  if (order) return isErased(order) ? null : { email: order.email.toLowerCase(), shown: true };
  const [talk] = await reader
    .select({ typed: conversations.email, confirmed: conversations.verifiedEmail, bought: orders.email })
    .from(conversations)
    .leftJoin(orders, eq(orders.id, conversations.orderId))
    .where(eq(conversations.id, id));
  if (!talk || (talk.bought && isErased({ email: talk.bought }))) return null;
  const shown = talk.bought ?? talk.confirmed;
  const email = (shown ?? talk.typed)?.toLowerCase();
  return email ? { email, shown: shown !== null } : null;
}
