import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { cancelOrder } from '@/lib/aftersales/cancel-store';
import { ownInvariants } from '@/lib/aftersales/invariants/payments-store';
import { cancelResend, resendLine } from '@/lib/aftersales/resend-store';
import { closeDb, db } from '@/lib/db/connection';
import { sendDueMail } from '@/lib/mail/outbox-store';
import { toPence } from '@/lib/money/pence';
import { placeOrder } from '@/lib/orders/checkout/place-store';
import { markDispatched, markPacked } from '@/lib/orders/parcels/fulfil-store';
import type { RefundOf } from '@/lib/orders/refunds/refund';
import { compareWithStripe } from '@/lib/payments/compare-store';
import { runPaymentJobs } from '@/lib/payments/jobs-store';
import { openCheckout } from '@/lib/payments/open-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { settle } from '@/lib/payments/settle-store';
import { now } from '@/lib/time/clock';
import { employ } from '../fixtures/desk';
import { buyable, cards, shelve, sku } from '../fixtures/shopping';
import { breaches, broken } from '../fixtures/sound';
import { openWebhookDoor } from '../servers/webhook-door';
import { Random } from './random';

/** A shop full of hurried people, in a process of its own that may be killed: `run <seed>`, or `finish` and count. */
const [, , mode = 'run', seed = '1'] = process.argv;
const random = new Random(Number(seed));
const busy = 6;
let stopping = false;

async function someOrder(): Promise<string | null> {
  const { rows } = await (await db()).execute<{ id: string }>(
    sql`select id from orders where paid_at is not null order by md5(id::text || ${String(random.next())}) limit 1`,
  );
  return rows[0]?.id ?? null;
}

async function buy(): Promise<void> {
  const checkout = randomUUID();
  const bottles = 1 + random.below(3);
  // Somebody who is refused presses the button again; some press it twice.
  for (let presses = 0; presses < 3; presses++) {
    const wanted = await buyable(checkout, [{ variant: sku, quantity: bottles }]);
    const placed = await placeOrder(wanted, new Date(now().epochMilliseconds));
    if (!placed.ok) return;
    const opened = await openCheckout(placed.orderId).catch(() => null);
    if (!opened?.ok) continue;
    if (!opened.url.includes('/pay/') || random.chance(0.1)) return;
    const number = random.pick([
      cards.pays,
      cards.pays,
      cards.pays,
      cards.slowRefund,
      cards.failingRefund,
      cards.disputed,
    ]);
    const body = new URLSearchParams({ action: random.chance(0.1) ? 'delayed' : 'pay', number });
    await fetch(opened.url, { method: 'POST', body, redirect: 'manual' });
    // Half of them come back from the payment page.
    if (random.chance(0.5)) await settle(opened.url.split('/').at(-1) ?? '');
    return;
  }
}

async function giveBack(): Promise<void> {
  const orderId = await someOrder();
  if (!orderId) return;
  const of = random.pick<RefundOf>([
    { kind: 'whole' },
    { kind: 'delivery' },
    { kind: 'amount', pence: toPence(1 + random.below(900)) },
    { kind: 'lines', lines: [{ position: 0, quantity: 1 }], delivery: false },
  ]);
  const by = { origin: 'customer' } as const;
  const ask = { id: randomUUID(), orderId, of, reason: 'Chaos', restock: random.chance(0.5), by };
  await Promise.all([refund(ask), refund(ask)]);
}

async function cancel(): Promise<void> {
  const orderId = await someOrder();
  const by = { origin: 'customer' } as const;
  if (orderId) await cancelOrder({ id: randomUUID(), orderId, reason: 'Chaos', restock: random.chance(0.5), by });
}

let packer: Promise<string> | null = null;
/** Somebody at the desk of this process. */
function atDesk(): Promise<string> {
  packer ??= employ(`Packer ${randomUUID()}`, 'owner');
  return packer;
}

/** What lies on the packing table is packed and sent, whatever happens to its order meanwhile. */
async function someParcels(of: SQL, most: number): Promise<string[]> {
  const { rows } = await (await db()).execute<{ id: string }>(
    sql`select id from shipments where ${of} order by md5(id::text || ${String(random.next())}) limit ${most}`,
  );
  return rows.map(({ id }) => id);
}

async function pack(): Promise<void> {
  await markPacked(await someParcels(sql`status in ('to-pack', 'packed')`, 3), await atDesk());
}

async function send(): Promise<void> {
  const staffId = await atDesk();
  for (const shipmentId of await someParcels(sql`status in ('to-pack', 'packed')`, 1))
    await markDispatched({ shipmentId, carrier: 'dpd', trackingNumber: null, staffId });
}

async function sendAgain(): Promise<void> {
  const orderId = await someOrder();
  const staffId = await atDesk();
  if (!orderId) return;
  const ask = { id: randomUUID(), orderId, position: 0, quantity: 1, reason: 'Chaos', staffId, role: 'owner' } as const;
  await Promise.all([resendLine(ask), resendLine(ask)]);
}

async function notAgain(): Promise<void> {
  const staffId = await atDesk();
  for (const parcel of await someParcels(sql`kind = 'resend' and status <> 'cancelled'`, 1)) {
    const { rows } = await (await db()).execute<{ order_id: string }>(
      sql`select order_id from shipments where id = ${parcel}`,
    );
    const ask = { orderId: rows[0]?.order_id ?? '', parcel, staffId };
    await Promise.all([cancelResend(ask), cancelResend(ask)]);
  }
}

async function look(): Promise<void> {
  const found = broken(await ownInvariants());
  if (found.length > 0) console.log(`breach ${JSON.stringify(found)}`);
}

const deeds = [
  buy,
  buy,
  buy,
  buy,
  buy,
  giveBack,
  giveBack,
  cancel,
  pack,
  pack,
  send,
  sendAgain,
  notAgain,
  runPaymentJobs,
  sendDueMail,
  look,
] as const;

async function person(): Promise<void> {
  while (!stopping) {
    const deed = random.pick<() => Promise<unknown>>(deeds);
    const done = await deed().then(
      () => true,
      () => false,
    );
    console.log(`${deed.name} ${done}`);
  }
}

async function run(): Promise<void> {
  console.error = () => undefined;
  await shelve(5_000).catch(() => undefined);
  const door = await openWebhookDoor();
  process.once('SIGTERM', () => {
    stopping = true;
  });
  console.log(`ready ${door.url}`);
  await Promise.all(Array.from({ length: busy }, person));
  door.close();
}

/** Quiet again: the reconciler has all the time it needs, and then the books are held against Stripe's. */
async function finish(): Promise<void> {
  for (let rounds = 0; rounds < 5; rounds++) await reconcile();
  const compared = await compareWithStripe();
  const { rows } = await (await db()).execute(sql`select status, count(*)::int as orders from orders group by status`);
  const { rows: refunds } = await (await db()).execute(sql`select status, count(*)::int from refunds group by status`);
  const { rows: unfinished } = await (await db()).execute(
    sql`select id from payment_attempts where status in ('creating', 'open') union all
      select id from refunds where status = 'asked' union all
      select gen_random_uuid() from stripe_events where processed_at is null`,
  );
  const told = { breaches: await breaches(), unfinished: unfinished.length, compared, orders: rows, refunds };
  console.log(`told ${JSON.stringify(told)}`);
}

await (mode === 'finish' ? finish() : run());
await closeDb();
process.exit(0);
