import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { openSandbox, paid, shelve, type TestStripe } from '../fixtures/shopping';

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await openSandbox();
  await shelve(50);
  await paid(stripe);
});
afterAll(() => stripe.close());

/** The command as an operator runs it, on the books alone: beside the shop, in a process of its own. */
function command(): { status: number | null; said: string } {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/aftersales/invariants/cli.ts'];
  const env = { ...process.env, NODE_OPTIONS: '', STRIPE_SECRET_KEY: '' };
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, said: stdout };
}

test('prints each with its count, and exits 1 with the name of what breaks one', async () => {
  const sound = command();
  expect(sound.said).toMatch(/^holds +1 {2}.*paid/m);
  expect(sound.said).toMatch(/^\d+ hold, 0 broken$/m);
  expect(sound.status).toBe(0);

  await (await db()).execute(sql`update stock set on_hand = on_hand - 1 where sku = 'GMK-500'`);
  const broken = command();
  expect(broken.said).toMatch(/^BROKEN .*sum of its ledger\n +GMK-500$/m);
  expect(broken.said).toMatch(/, 1 broken$/m);
  expect(broken.status).toBe(1);
});
