import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { available, openSandbox, shelve, type TestStripe } from '../fixtures/shopping';
import { breaches } from '../fixtures/sound';
import type { Life } from '../servers/buyer';
import { startMailbox } from '../servers/mailbox/server';

const folder = mkdtempSync(join(tmpdir(), 'two-servers-'));
let stripe: TestStripe;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  writeFileSync(join(folder, 'clock'), '');
  stripe = await openSandbox();
  mailbox = await startMailbox(0, 0);
});
afterAll(async () => {
  mailbox.close();
  await stripe.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(life: Life): Promise<number | string | null> {
  const args = ['--conditions=react-server', '--import', 'tsx', '__tests__/servers/buyer.ts', JSON.stringify(life)];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      TSX_TSCONFIG_PATH: '__tests__/servers/tsconfig.json',
      SMTP_URL: mailbox.smtpUrl,
      TEST_CLOCK_FILE: join(folder, 'clock'),
    },
  });
  const [code]: (number | string | null)[] = await once(child, 'exit');
  return code ?? null;
}

test('two servers on one PostgreSQL: the same pages sent to both, at once, are one order each', async () => {
  await shelve(20);
  const journeys = Array.from({ length: 8 }, () => ({ checkout: randomUUID(), refund: randomUUID() }));
  expect(await Promise.all([serve({ rush: journeys }), serve({ rush: journeys.toReversed() })])).toEqual([0, 0]);
  const { rows } = await (await db()).execute(sql`select status, count(*)::int as orders from orders group by status`);
  expect(rows).toEqual([{ status: 'paid', orders: 8 }]);
  // Two bottles each, one of which came back.
  expect(await available()).toBe(20 - 8);
  const { rows: letters } = await (await db()).execute(
    sql`select sent_at is not null as sent, count(*)::int from outbox where kind = 'order-paid' group by 1`,
  );
  expect(letters).toEqual([{ sent: true, count: 8 }]);
  expect(await breaches()).toEqual([]);
});
