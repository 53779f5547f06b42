import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/lib/db/connection';
import { ended, notSent, unpaid } from '@/lib/orders/life';

type Reader = Pick<Tx, 'execute'>;
/** `breaches`: what breaks it, by number, SKU or id, a few of them. `count`: how many were looked at. */
export type Checked = { name: string; count: number; breaches: string[] };

const shown = 20;
const live = sql`status <> 'failed'`;

/** Each names what it looks at and selects `subject` of what breaks it. */
const rules: readonly { name: string; of: SQL; broken: SQL }[] = [
  {
    name: 'a paid order has exactly one payment, of its total',
    of: sql`select 1 from orders where paid_at is not null and total_pence > 0`,
    broken: sql`select o.number as subject from orders o where o.paid_at is not null and o.total_pence > 0
      and (select count(*) from payment_attempts a where a.order_id = o.id and a.status = 'paid' and a.amount_pence = o.total_pence) <> 1`,
  },
  {
    name: 'a payment that counts belongs to an order that is paid',
    of: sql`select 1 from payment_attempts where status = 'paid'`,
    broken: sql`select a.session_id as subject from payment_attempts a join orders o on o.id = a.order_id
      where a.status = 'paid' and (o.paid_at is null or o.status in ${unpaid})`,
  },
  {
    name: 'each piece sold is in the order’s own parcel, packed, to pack or cancelled with it, or was refunded out of it',
    of: sql`select 1 from orders where paid_at is not null`,
    broken: sql`select o.number as subject from orders o where o.paid_at is not null and (
      (select count(*) from shipments s where s.order_id = o.id and s.kind = 'order') <> 1
      or exists (select 1 from order_lines l where l.order_id = o.id and l.quantity <>
        coalesce((select sum(p.quantity) from shipments s join shipment_lines p on p.shipment_id = s.id
          where s.order_id = o.id and s.kind = 'order' and p.position = l.position and p.sku = l.sku), 0)
        + coalesce((select sum(p.taken_out) from refunds r join refund_lines p on p.refund_id = r.id
          where r.order_id = o.id and p.position = l.position), 0)))`,
  },
  {
    name: 'what is refunded is in no parcel that has not left',
    of: sql`select 1 from refund_lines where quantity > 0`,
    broken: sql`select o.number as subject from refunds r join refund_lines p on p.refund_id = r.id join orders o on o.id = r.order_id
      join payment_attempts a on a.id = r.attempt_id and a.status = 'paid' join shipments s on s.order_id = o.id and s.kind = 'order'
      where r.${live} and s.status in ${notSent} and p.taken_out <> p.quantity`,
  },
  {
    name: 'what came back on the shelf is in the ledger once',
    of: sql`select 1 from refund_lines where shelved > 0`,
    broken: sql`select number as subject from (select o.number, o.status, l.sku,
        coalesce((select sum(m.change) from stock_movements m where m.order_id = o.id and m.sku = l.sku and m.reason = 'return'), 0) as back,
        coalesce((select sum(p.shelved) from refunds r join refund_lines p on p.refund_id = r.id join order_lines k on k.order_id = r.order_id and k.position = p.position
          where r.order_id = o.id and k.sku = l.sku), 0) as shelved,
        coalesce((select sum(p.quantity) from shipments s join shipment_lines p on p.shipment_id = s.id
          where s.order_id = o.id and s.kind = 'order' and s.status = 'cancelled' and p.sku = l.sku), 0) as cancelled
      from orders o join (select distinct order_id, sku from order_lines) l on l.order_id = o.id) counted
      where back <> shelved and back <> shelved + cancelled`,
  },
  {
    name: 'what is sent again has left the shelf once, and what was not sent after all is there again',
    of: sql`select 1 from shipments where kind = 'resend'`,
    broken: sql`select o.number as subject from orders o
      where coalesce((select -sum(m.change) from stock_movements m where m.order_id = o.id and m.reason = 'resend'), 0)
      <> coalesce((select sum(p.quantity) from shipments s join shipment_lines p on p.shipment_id = s.id
        where s.order_id = o.id and s.kind = 'resend' and s.status <> 'cancelled'), 0)`,
  },
  {
    name: 'nothing waits to go again of an order that has ended',
    of: sql`select 1 from shipments where kind = 'resend'`,
    broken: sql`select o.number as subject from shipments s join orders o on o.id = s.order_id
      where s.kind = 'resend' and s.status in ${notSent} and o.status in ${ended}`,
  },
  {
    name: 'nothing is packed of an order that nobody paid',
    of: sql`select 1 from shipments`,
    broken: sql`select o.number as subject from shipments s join orders o on o.id = s.order_id where o.paid_at is null`,
  },
  {
    name: 'a cancelled order is not packed',
    of: sql`select 1 from orders where status = 'cancelled'`,
    broken: sql`select o.number as subject from shipments s join orders o on o.id = s.order_id
      where o.status = 'cancelled' and s.status in ${notSent}`,
  },
  {
    name: 'what is on hand is the sum of its ledger',
    of: sql`select 1 from stock`,
    broken: sql`select s.sku as subject from stock s
      where s.on_hand <> (select coalesce(sum(m.change), 0) from stock_movements m where m.sku = s.sku)`,
  },
  {
    name: 'what is reserved is what unpaid orders speak for',
    of: sql`select 1 from stock`,
    broken: sql`select s.sku as subject from stock s where s.reserved <> (
      select coalesce(sum(l.quantity), 0) from order_lines l join orders o on o.id = l.order_id
      where l.sku = s.sku and o.status in ${unpaid})`,
  },
  {
    name: 'stock is never below nothing',
    of: sql`select 1 from stock`,
    broken: sql`select sku as subject from stock where on_hand < 0 or reserved < 0 or reserved > on_hand`,
  },
  {
    name: 'a paid order is sold once in the ledger',
    of: sql`select 1 from orders where paid_at is not null`,
    broken: sql`select o.number as subject from orders o
      where coalesce((select -sum(m.change) from stock_movements m where m.order_id = o.id and m.reason = 'sale'), 0)
      <> case when o.paid_at is null then 0 else (select sum(l.quantity) from order_lines l where l.order_id = o.id) end`,
  },
  {
    name: 'an order’s total is its lines less the discount, and the delivery',
    of: sql`select 1 from orders`,
    broken: sql`select o.number as subject from orders o left join lateral (
      select sum(gross_pence) as gross, sum(discount_pence) as off from order_lines l where l.order_id = o.id) l on true
      where l.gross is distinct from o.goods_pence or l.off is distinct from o.discount_pence
      or o.total_pence <> l.gross - l.off + o.delivery_pence`,
  },
  {
    name: 'no more goes back than was paid',
    of: sql`select 1 from payment_attempts where exists (select 1 from refunds r where r.attempt_id = payment_attempts.id)`,
    broken: sql`select a.session_id as subject from payment_attempts a
      where (select sum(amount_pence) from refunds r where r.attempt_id = a.id and r.${live}) > a.amount_pence`,
  },
  {
    name: 'a refund is the sum of its parts, each no more than was charged',
    of: sql`select 1 from refunds`,
    broken: sql`select r.id::text as subject from refunds r left join lateral (
      select coalesce(sum(gross_pence), 0) as goods, count(*) as lines from refund_lines l where l.refund_id = r.id) l on true
      where l.goods + r.delivery_pence > r.amount_pence
      or (l.lines > 0 and r.origin <> 'dashboard' and l.goods + r.delivery_pence <> r.amount_pence)
      union all select o.number from orders o join order_lines l on l.order_id = o.id
      join refund_lines p on p.position = l.position join refunds r on r.id = p.refund_id and r.order_id = o.id and r.${live}
      group by o.number, l.position, l.quantity, l.gross_pence, l.discount_pence
      having sum(p.gross_pence) > l.gross_pence - l.discount_pence or sum(p.quantity) > l.quantity`,
  },
  {
    name: 'an order is ‘refunded’ when everything went back, and only then',
    of: sql`select 1 from orders where status = 'refunded'`,
    broken: sql`select o.number as subject from orders o where o.status in ('paid', 'refunded') and o.paid_at is not null
      and (o.status = 'refunded') <> (o.total_pence > 0 and o.total_pence <= coalesce((select sum(r.amount_pence) from refunds r
        join payment_attempts a on a.id = r.attempt_id where a.order_id = o.id and a.status = 'paid' and r.status = 'succeeded'), 0))`,
  },
  {
    name: 'a payment the shop can’t keep goes back, or a person knows',
    of: sql`select 1 from payment_attempts where status in ('refunding', 'refunded', 'mismatch')`,
    broken: sql`select a.session_id as subject from payment_attempts a where
      (a.status = 'refunding' and not exists (select 1 from refunds r where r.attempt_id = a.id))
      or (a.status = 'mismatch' and not exists (select 1 from alerts t where t.kind = 'amount-mismatch' and t.order_id = a.order_id))`,
  },
  {
    name: 'a refund that failed has called a person',
    of: sql`select 1 from refunds where status = 'failed'`,
    broken: sql`select r.id::text as subject from refunds r where r.status = 'failed'
      and not exists (select 1 from alerts t where t.kind = 'refund-failed' and t.subject = r.id::text)`,
  },
  {
    name: 'an open dispute has called a person',
    of: sql`select 1 from disputes where closed_at is null`,
    broken: sql`select d.id as subject from disputes d where d.closed_at is null
      and not exists (select 1 from alerts t where t.kind = 'disputed' and t.subject = d.id)`,
  },
  {
    name: 'a paid order has its letter, and no letter is there twice',
    of: sql`select 1 from outbox`,
    broken: sql`select o.number as subject from orders o where o.paid_at is not null
      and (select count(*) from outbox m where m.subject_id = o.id::text and m.kind = 'order-paid') <> 1
      union all select subject_id || ' ' || kind from outbox group by subject_id, kind having count(*) > 1`,
  },
  {
    name: 'a letter that was given up has called a person',
    of: sql`select 1 from outbox where dead_at is not null`,
    broken: sql`select m.id::text as subject from outbox m where m.dead_at is not null
      and not exists (select 1 from alerts t where t.kind = 'letter-failed' and t.subject = m.id::text)`,
  },
  {
    name: 'an order was placed once and became paid once',
    of: sql`select 1 from orders`,
    broken: sql`select o.number as subject from orders o where
      (select count(*) from order_events e where e.order_id = o.id and e.kind = 'placed') <> 1
      or (select count(*) from order_events e where e.order_id = o.id and e.kind = 'paid') <> case when o.paid_at is null then 0 else 1 end`,
  },
  {
    name: 'the record of who did what is whole',
    of: sql`select 1 from audit`,
    broken: sql`(select 'row ' || seq as subject from (
        select audit.*, lag(seq, 1, anchor_seq) over (order by seq) as seq_before, lag(hash, 1, anchor_hash) over (order by seq) as hash_before
        from audit, audit_chain where seq is not null) r
      where seq <> seq_before + 1 or hash is distinct from audit_digest(seq, hash_before, id, staff_id, action, subject, detail, at)
      order by seq limit 1)
      union all select 'its end: ' || last_seq - anchor_seq || ' rows were written, the last of them ' || left(last_hash, 12) from audit_chain
      where (last_seq, last_hash) not in (select seq, hash from audit where seq is not null union all select anchor_seq, anchor_hash from audit_chain)
        or last_seq < (select max(seq) from audit) or (last_seq > anchor_seq and not exists (select 1 from audit where seq is not null))
      union all select 'a row outside of the chain: ' || id from audit where seq is null
      union all select 'it has no chain' where not exists (select 1 from audit_chain)`,
  },
];

/** Holds the books against themselves, in one reading of the database. */
export async function invariants(tx: Reader): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const { name, of, broken } of rules) {
    const { rows: counted } = await tx.execute<{ n: string }>(sql`select count(*) as n from (${of}) as looked_at`);
    const { rows } = await tx.execute<{ subject: string }>(
      sql`select subject::text from (${broken}) as broken limit ${shown}`,
    );
    checked.push({ name, count: Number(counted[0]?.n ?? 0), breaches: rows.map(({ subject }) => subject) });
  }
  return checked;
}
