import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { secretKey } from './start-shop';

type Wanted = { port: number; folder: string };

/** The same build under Next's own server, without our front door. Resolves when it answers. */
export async function startPlain({
  port,
  folder,
}: Wanted): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_ENV: 'test',
      PUBLIC_URL: url,
      DATA_DIR: folder,
      SHOP_SECRET: 'only-for-the-plain-server-of-this-shop',
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: 'whsec_unused',
      SMTP_URL: 'smtp://localhost:9',
    },
  });
  const ended = once(child, 'exit');
  const up = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (child.exitCode === null && !(await up())) await new Promise((resolve) => setTimeout(resolve, 200));
  if (child.exitCode !== null) throw new Error(`next start stopped (${child.exitCode})`);
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, pid: child.pid ?? 0, stop };
}
