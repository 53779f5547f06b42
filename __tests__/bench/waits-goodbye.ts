import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { visitor } from '../browser/talk-fixtures';
import { listenTo } from '../fixtures/listening';
import { startShop } from '../servers/start-shop';
import { secondsOf, turnAbout, type Waited } from './turn-about';

const folder = '.data/bench-waits';
const ports = { shop: 4334, raw: 4335 };
const unused = { sandbox: 'http://localhost:4339', webhookSecret: 'whsec_bench', smtpPort: 4338 };
const streams = 50;

/** From SIGTERM until the process is gone, with streams open: the built shop, and a bare node:http server. */
export async function saysGoodbye(): Promise<Waited[]> {
  const built = spawnSync('npx', ['next', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, APP_ENV: 'test', PUBLIC_URL: `http://localhost:${ports.shop}` },
  });
  if (built.status !== 0) throw new Error('the shop was not built');
  const what = `told to stop with ${streams} streams open`;
  return [await turnAbout({ what, goalSeconds: 5, ours: shopStops, control: rawStops })];
}

async function shopStops(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  const shop = await startShop({ ...unused, port: ports.shop, folder, trustProxy: 1 });
  const seconds = await secondsToStop(shop.child, async (number) => {
    const cy = visitor(shop.url, `10.1.0.${number}`);
    await cy.say('Hello');
    return cy.get('/api/chat/stream');
  });
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}

async function rawStops(): Promise<number> {
  const raw = fork(new URL('./goodbye-raw.ts', import.meta.url), [String(ports.raw)], {
    execArgv: ['--import', 'tsx'],
  });
  await once(raw, 'message');
  return secondsToStop(raw, () => fetch(`http://localhost:${ports.raw}`));
}

async function secondsToStop(child: ChildProcess, open: (number: number) => Promise<Response>): Promise<number> {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    const listeners = await Promise.all(
      Array.from({ length: streams }, async (_, index) => {
        const stream = listenTo(await open(index + 1));
        await stream.ready();
        return stream;
      }),
    );
    const ended = once(child, 'exit');
    const seconds = await secondsOf(() => {
      child.kill('SIGTERM');
      return ended;
    });
    await Promise.all(listeners.map((stream) => stream.ended()));
    if (listeners.some((stream) => stream.of('bye').length !== 1)) throw new Error('a stream was cut off');
    return seconds;
  } finally {
    kill();
    process.off('exit', kill);
  }
}
