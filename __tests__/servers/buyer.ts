import { writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { ownInvariants } from '@/lib/aftersales/invariants/payments-store';
import { moveStock } from '@/lib/catalogue/ledger-store';
import { seedOpeningStock } from '@/lib/catalogue/store';
import { closeDb, db, transaction } from '@/lib/db/connection';
import { sendDueMail } from '@/lib/mail/outbox-store';
import { refundsOf } from '@/lib/orders/refunds/refunds-store';
import { lettersOf } from '@/lib/outbox/queue-store';
import { openCheckout } from '@/lib/payments/open-store';
import { reconcile } from '@/lib/payments/reconcile-store';
import { refund } from '@/lib/payments/refunds/refund-store';
import { stripe } from '@/lib/payments/stripe-store';
import { processEvent } from '@/lib/payments/webhook-store';
import { parcels } from '../fixtures/books';
import { content } from '../fixtures/content-module';
import { buyable, place, sku, statusOf } from '../fixtures/shopping';
import { breaches, broken } from '../fixtures/sound';
import type { Journey, Life, Told } from './life';

async function buy({ checkout, refund: id }: Journey): Promise<string> {
  const orderId = await place(await buyable(checkout, [{ variant: sku, quantity: 2 }]));
  const opened = await openCheckout(orderId);
  if (!opened.ok) throw new Error(opened.reason);
  if (opened.url.includes('/pay/')) {
    const body = new URLSearchParams({ action: 'pay', number: '4242424242424242' });
    await fetch(opened.url, { method: 'POST', body, redirect: 'manual' });
  }
  for await (const event of stripe().events.list({ limit: 100 })) await processEvent(event);
  const of = { kind: 'lines', lines: [{ position: 0, quantity: 1 }], delivery: false } as const;
  const by = { origin: 'customer' } as const;
  const given = await refund({ id, orderId, of, reason: 'One leaked', restock: true, by });
  if (!given.ok) throw new Error(given.message);
  await sendDueMail();
  return orderId;
}

/** As a shop that starts again: the reconciler finishes what its patience has waited for, and leases have run out. */
async function recover(clock: string): Promise<void> {
  writeFileSync(clock, new Date(Date.now() + 120_000).toISOString());
  await (await db()).execute(sql`update outbox set lease_until = null where sent_at is null`);
  await reconcile();
  writeFileSync(clock, '');
}

const life: Life = JSON.parse(process.argv[2] ?? '{}');
await seedOpeningStock(content().products);
const { stock } = life;
if (stock) await transaction((tx) => moveStock(tx, { id: stock, sku, change: 1000, reason: 'delivery' }));
if (life.finish) {
  const found = broken(await ownInvariants());
  await recover(process.env.TEST_CLOCK_FILE ?? '');
  const reconciled = await breaches();
  const orderId = await buy(life.finish);
  const told: Told = {
    found,
    reconciled,
    finished: await breaches(),
    outcome: {
      status: await statusOf(orderId),
      parcels: await parcels(orderId),
      refunds: (await refundsOf(orderId)).map((one) => one.refund.status),
      letters: (await lettersOf(orderId))
        .filter(({ kind }) => kind === 'order-paid')
        .map(({ sentAt }) => sentAt !== null),
    },
  };
  console.log(`told ${JSON.stringify(told)}`);
}
process.env.TEST_FAULT_POINT = life.point;
if (life.full) writeFileSync(life.full, '');
if (life.begin) await buy(life.begin);
await Promise.all((life.rush ?? []).map(buy));
await closeDb();
process.exit(0);
