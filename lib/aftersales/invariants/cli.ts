import { closeDb } from '@/lib/db/connection';
import { EnvError, env } from '@/lib/env';
import type { Checked } from './orders-store';
import { invariantsAtStripe, ownInvariants } from './payments-store';

/** `npm run invariants`: what must always be true of orders, stock and money, each with its count; exit 1 on a breach. */
const daysBack = 30;
/** The reconciler has looked twice by then. */
const graceSeconds = 600;
/** The books alone need none of these. */
const forTheBooksOnly = {
  APP_ENV: 'test',
  SHOP_SECRET: 'not needed to look at the books alone',
  STRIPE_SECRET_KEY: 'sk_test_not_asked',
  STRIPE_WEBHOOK_SECRET: 'whsec_not_asked',
  SMTP_URL: 'smtp://localhost:1',
};

function mayAskStripe(): boolean {
  const { STRIPE_SECRET_KEY: key, APP_ENV, STRIPE_API_BASE } = process.env;
  if (!key) Object.assign(process.env, forTheBooksOnly);
  // A test key without a base would mean Stripe's own test mode, which is fine as well.
  return Boolean(key) && !(APP_ENV === 'demo' && !STRIPE_API_BASE);
}

function show({ name, count, breaches }: Checked): void {
  console.log(`${breaches.length === 0 ? 'holds ' : 'BROKEN'} ${String(count).padStart(7)}  ${name}`);
  for (const subject of breaches) console.log(`                  ${subject}`);
}

try {
  const asks = mayAskStripe();
  env();
  const now = Math.floor(Date.now() / 1000);
  const checked = await ownInvariants();
  if (asks) checked.push(...(await invariantsAtStripe({ since: now - daysBack * 86_400, until: now - graceSeconds })));
  for (const one of checked) show(one);
  if (!asks) console.log('Stripe was not asked: set the shop’s environment to hold the books against it too.');
  const broken = checked.filter(({ breaches }) => breaches.length > 0).length;
  console.log(`\n${checked.length - broken} hold, ${broken} broken`);
  await closeDb();
  process.exitCode = broken > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof EnvError || error instanceof Error ? error.message : error);
  process.exit(1);
}
