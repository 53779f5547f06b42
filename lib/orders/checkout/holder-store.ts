import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import { db, oneAfterAnother, type Tx, transaction } from '@/lib/db/connection';
import { orderHolders, orders } from '@/lib/db/schema/orders';
import { paymentAttempts } from '@/lib/db/schema/payments';
import { allocationKey } from '@/lib/http/address';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';
import { alertIsOver, raiseAlert } from '../alerts/alerts-store';
import { isAlarming, type TooMuch, tooMuch } from './holding';

/** Who asks for an order, as far as buyers can be told apart before they pay. */
export type Holder = {
  network: string;
  browser: string;
  email: string;
  /** Their payment page that is open, and is closed before the next opens. */
  replaces: string | null;
  /** When this browser may open its next page, if it was told to wait. */
  turnUnix: number | null;
};

const day = 86_400_000;
/** What is on call at the desk is one thing, however many variants it is about. */
const alarm = { kind: 'held-unpaid', subject: 'stock' } as const;

/** By what a browser is known: the order that it placed before, and the turn that it was given when it was told to wait. */
type Known = { earlierOrderId: string | null; turn: { browser: string; unix: number } | null };

/**
 * An address counts with its net, which one party may have the whole of. A browser goes on being the same one by the order
 * that it placed before; once that is forgotten here and was paid, the order's id is the browser's.
 */
export async function holderOf(address: string, email: string, { earlierOrderId, turn }: Known): Promise<Holder> {
  const [earlier] = earlierOrderId
    ? await (await db())
        .select({ browser: orderHolders.browser, paidAt: orders.paidAt, replaces: paymentAttempts.id })
        .from(orders)
        .leftJoin(orderHolders, eq(orderHolders.orderId, orders.id))
        .leftJoin(paymentAttempts, and(eq(paymentAttempts.orderId, orders.id), eq(paymentAttempts.status, 'open')))
        .where(eq(orders.id, earlierOrderId))
    : [];
  const paid = earlier?.paidAt ? earlierOrderId : null;
  const browser = earlier?.browser ?? paid ?? turn?.browser ?? randomUUID();
  return {
    network: keys().sign('network', allocationKey(address) ?? address),
    browser,
    email,
    replaces: earlier?.replaces ?? null,
    turnUnix: turn?.browser === browser ? turn.unix : null,
  };
}

const isTheirs = ({ network, browser, email }: Holder) =>
  sql`(h.network = ${network} or h.browser = ${browser} or lower(o.email) = ${email.toLowerCase()})`;

/** Notes who holds an order whose stock was just spoken for, and says what they hold too much of. One after another for a network. */
export async function holdFor(tx: Tx, orderId: string, holder: Holder): Promise<TooMuch | null> {
  const { network, browser } = holder;
  await oneAfterAnother(tx, `holder:${network}`);
  const at = nowDate();
  await tx
    .insert(orderHolders)
    .values({ orderId, network, browser, at })
    .onConflictDoUpdate({ target: orderHolders.orderId, set: { network, browser, at } });
  const { rows } = await tx.execute<{ sku: string; quantity: number; onHand: number }>(sql`
    select l.sku, sum(l.quantity)::int as quantity, s.on_hand as "onHand"
    from order_holders h join orders o on o.id = h.order_id join order_lines l on l.order_id = o.id join stock s on s.sku = l.sku
    where o.status = 'awaiting-payment' and ${isTheirs(holder)} group by l.sku, s.on_hand order by l.sku`);
  const { rows: open } = await tx.execute<{ orders: number }>(sql`
    select count(*)::int as orders from order_holders h join orders o on o.id = h.order_id
    where o.status = 'awaiting-payment' and ${isTheirs(holder)}`);
  const over = tooMuch(rows, open[0]?.orders ?? 0);
  if (!over) await callIfAlarming(tx);
  return over;
}

async function alarming(tx: Pick<Tx, 'execute'>): Promise<string[]> {
  const { rows } = await tx.execute<{ sku: string; onHand: number; reserved: number }>(
    sql`select sku, on_hand as "onHand", reserved from stock where reserved > 0 order by sku`,
  );
  return rows.filter(isAlarming).map(({ sku, onHand, reserved }) => `${reserved} of ${onHand} ${sku}`);
}

async function callIfAlarming(tx: Tx): Promise<void> {
  const held = await alarming(tx);
  if (held.length === 0) return;
  await raiseAlert(tx, { ...alarm, detail: `Unpaid orders hold ${held.slice(0, 5).join(', ')}.` });
}

/** The call is over once nothing is held in such numbers any more. */
export async function calmIfReleased(): Promise<void> {
  await transaction(async (tx) => {
    if ((await alarming(tx)).length === 0) await alertIsOver(tx, { ...alarm, how: 'They were paid or let go' });
  });
}

/** What is older than a day counts no more. */
export async function forgetOldHolders(): Promise<void> {
  await (await db()).delete(orderHolders).where(lt(orderHolders.at, new Date(nowDate().getTime() - day)));
}
