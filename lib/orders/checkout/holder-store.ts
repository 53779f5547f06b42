import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/lib/db/connection';
import { orderHolders } from '@/lib/db/schema/orders';
import { networkKey } from '@/lib/http/address';
import { keys } from '@/lib/keys/keys';
import { nowDate } from '@/lib/time/clock';
import { alertIsOver, raiseAlert } from '../alerts/alerts-store';
import { isAlarming, type TooMuch, tooMuch, waitAfter } from './holding';

/** Who asks for an order, as far as buyers can be told apart before they pay. */
export type Holder = { network: string; browser: string; email: string };

const day = 86_400_000;
/** What is on call at the desk is one thing, however many variants it is about. */
const alarm = { kind: 'held-unpaid', subject: 'stock' } as const;

/** An address counts with its net, which one party may have the whole of. A browser goes on being the same one by the order that it placed before. */
export async function holderOf(address: string, email: string, earlierOrderId: string | null): Promise<Holder> {
  const [known] = earlierOrderId
    ? await (await db())
        .select({ browser: orderHolders.browser })
        .from(orderHolders)
        .where(eq(orderHolders.orderId, earlierOrderId))
    : [];
  return {
    network: keys().sign('network', networkKey(address) ?? address),
    browser: known?.browser ?? randomUUID(),
    email,
  };
}

const isTheirs = ({ network, browser, email }: Holder) =>
  sql`(h.network = ${network} or h.browser = ${browser} or lower(o.email) = ${email.toLowerCase()})`;

/** Notes who holds an order whose stock was just spoken for, and says what they hold too much of. One after another for a network. */
export async function holdFor(tx: Tx, orderId: string, holder: Holder): Promise<TooMuch | null> {
  const { network, browser } = holder;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`holder:${network}`}, 0))`);
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

export type Pace = { ok: true } | { ok: false; waitSeconds: number | null };

/** Whether somebody may open a payment page now, after those that they left without paying. Calls staff when it is over for today. */
export async function paceOf(holder: Holder): Promise<Pace> {
  const now = nowDate();
  const { rows } = await (await db()).execute<{ here: number; all: number; since: number | null }>(sql`
    select count(*)::int as "all",
      (count(*) filter (where h.network = ${holder.network} or h.browser = ${holder.browser}))::int as here,
      extract(epoch from ${now.toISOString()}::timestamptz - max(coalesce(o.cancelled_at, a.created_at)))::int as since
    from order_holders h join orders o on o.id = h.order_id join payment_attempts a on a.order_id = o.id
    where a.status = 'expired' and a.session_id is not null and o.paid_at is null
      and a.created_at > ${new Date(now.getTime() - day).toISOString()} and ${isTheirs(holder)}`);
  const { here = 0, all = 0, since } = rows[0] ?? {};
  const waitSeconds = waitAfter({ here, all, secondsSinceLast: since ?? 0 });
  if (waitSeconds === 0) return { ok: true };
  if (waitSeconds === null) {
    const detail = `${all} payment pages were opened in a day and left without a payment, from one network, browser or e-mail address.`;
    await transaction((tx) => raiseAlert(tx, { kind: 'card-testing', subject: holder.network, detail }));
  }
  return { ok: false, waitSeconds };
}

/** What is older than a day counts no more. */
export async function forgetOldHolders(): Promise<void> {
  await (await db()).delete(orderHolders).where(lt(orderHolders.at, new Date(nowDate().getTime() - day)));
}
