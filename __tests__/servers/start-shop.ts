import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

type Wanted = {
  port: number;
  /** Where visitors find it, if something stands in front. */
  publicUrl?: string;
  /** Where the build stands, if it is another than this project's own. */
  cwd?: string;
  folder: string;
  sandbox: string;
  webhookSecret: string;
  /** Whose account it is, if not the sandbox's. */
  secretKey?: string;
  smtpPort: number;
  clockFile?: string;
  /** A PostgreSQL server's, instead of a database in the folder. */
  databaseUrl?: string;
  trustProxy?: number;
  /** How long it may take over its goodbye before it is cut short. */
  stopTimeoutMs?: number;
  onLine?: (line: string) => void;
};
export const secretKey = 'sk_test_browser_tests';
export type RunningShop = { url: string; child: ChildProcess; ended: Promise<number | null> };

/** Starts the built shop in test mode on a folder of its own, and resolves when it is ready. Fails with what it said. */
export async function startShop(wanted: Wanted): Promise<RunningShop> {
  const { port, folder, clockFile, databaseUrl, trustProxy, stopTimeoutMs, onLine } = wanted;
  mkdirSync(folder, { recursive: true });
  const url = wanted.publicUrl ?? `http://localhost:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/serve/cli.ts', 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: wanted.cwd,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_ENV: 'test',
      PORT: String(port),
      PUBLIC_URL: url,
      TRUST_PROXY: '1',
      STRIPE_SECRET_KEY: wanted.secretKey ?? secretKey,
      STRIPE_WEBHOOK_SECRET: wanted.webhookSecret,
      STRIPE_API_BASE: wanted.sandbox,
      SMTP_URL: `smtp://127.0.0.1:${wanted.smtpPort}`,
      SHOP_SECRET: 'only-for-the-browser-tests-of-this-shop',
      // Nothing is slow here but the machine.
      DATABASE_TIMEOUT_MS: '300000',
      DATA_DIR: resolve(folder, 'database'),
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...(trustProxy ? { TRUST_PROXY: String(trustProxy) } : {}),
      ...(stopTimeoutMs ? { STOP_TIMEOUT_MS: String(stopTimeoutMs) } : {}),
      ...(clockFile ? { TEST_CLOCK_FILE: clockFile } : {}),
    },
  });
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  let said = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        said += data.toString();
        for (const line of data.toString().split('\n').filter(Boolean)) onLine?.(line);
        if (/^ready http/m.test(said)) resolve();
      });
  });
  await Promise.race([ready, ended.then((code) => Promise.reject(new Error(`the shop stopped (${code}): ${said}`)))]);
  return { url, child, ended };
}
