import 'server-only';
import { sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { calmIfReleased } from '@/lib/orders/checkout/holder-store';
import { holdRules } from '@/lib/orders/checkout/holding';
import { nowDate } from '@/lib/time/clock';
import { releaseUnpaid } from './open-store';

const atOnce = 50;

/** Lets go of what unpaid orders have held for a while, where the shop has little left of it for everybody else. */
export async function releaseScarce(): Promise<{ released: number }> {
  const before = new Date(nowDate().getTime() - holdRules.scarceMinutes * 60_000).toISOString();
  const { rows } = await (await db()).execute<{ id: string }>(sql`
    select o.id from orders o
    where o.status = 'awaiting-payment'
      and (select max(a.created_at) from payment_attempts a where a.order_id = o.id) < ${before}
      and exists (select 1 from order_lines l join stock s on s.sku = l.sku
        where l.order_id = o.id and s.on_hand - s.reserved <= ${content().orders.lowStock})
    order by o.placed_at limit ${atOnce}`);
  let released = 0;
  for (const { id } of rows) if ((await releaseUnpaid(id)) === 'released') released += 1;
  await calmIfReleased();
  return { released };
}
