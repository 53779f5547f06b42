import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultPoints } from '@/lib/fault-point';
import { openSandbox, type TestStripe } from '../fixtures/shopping';
import type { Journey, Life, Told } from '../servers/buyer';
import { startMailbox } from '../servers/mailbox/server';

const folder = mkdtempSync(join(tmpdir(), 'killed-'));
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

/** A process of its own, on this project's engine: the embedded one in a folder, or the PostgreSQL server. */
async function live(life: Life): Promise<{ signal: string | null; told: Told | null; said: string }> {
  const args = ['--conditions=react-server', '--import', 'tsx', '__tests__/servers/buyer.ts', JSON.stringify(life)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      TSX_TSCONFIG_PATH: '__tests__/servers/tsconfig.json',
      SMTP_URL: mailbox.smtpUrl,
      DATA_DIR: join(folder, 'database'),
      TEST_CLOCK_FILE: join(folder, 'clock'),
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  const [code, signal]: (number | string | null)[] = await once(child, 'close');
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(said);
  const [, told] = /^told (.+)$/m.exec(said) ?? [];
  return { signal: signal === 'SIGKILL' ? signal : null, told: told ? JSON.parse(told) : null, said };
}

describe('kill −9', () => {
  let unfinished: Journey | undefined;
  const next = (): Journey => ({ checkout: randomUUID(), refund: randomUUID() });

  test.each([...faultPoints, null])(
    'at %s: the books hold, the buyer tries again and has one order, one parcel, one refund',
    async (point) => {
      const finish = unfinished;
      unfinished = next();
      const life = finish
        ? await live({ finish, begin: point ? unfinished : undefined, point: point ?? undefined })
        : await live({ stock: randomUUID(), begin: unfinished, point: point ?? undefined });
      expect(life.signal).toBe(point ? 'SIGKILL' : null);
      if (!finish) return;
      expect(life.told).toEqual({
        found: [],
        reconciled: [],
        finished: [],
        outcome: { status: 'paid', parcels: ['to-pack'], refunds: ['succeeded'], letters: [true] },
      });
    },
    60_000,
  );
});
