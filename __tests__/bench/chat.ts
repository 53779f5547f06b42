import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import hasPostgres from '../servers/has-postgres.cjs';
import startPostgres from '../servers/postgres.cjs';
import { startShop } from '../servers/start-shop';
import { type Heard, hearAll } from './chat-listeners';
import { begin, type Talker } from './chat-talker';
import { median } from './load';
import { heldBytes, probed } from './memory';

/**
 * `npm run bench:chat`: a thousand streams of one conversation and ten messages a second, from the shop and from a bare
 * node:http server that keeps nothing, turn about in one run; with the embedded database, and with PostgreSQL where that
 * is installed. Ratios are what counts; the figures are this machine's.
 */
const folder = '.data/bench-chat';
const ports = { shop: 4332, raw: 4333 };
const clients = Number(process.env.CLIENTS ?? 1_000);
const messages = Number(process.env.MESSAGES ?? 100);
const everyMilliseconds = 100;
const rounds = 3;
const unused = { sandbox: 'http://localhost:4339', webhookSecret: 'whsec_bench', smtpPort: 4338 };

type Round = { delivered: number; p50: number; p99: number; bytesPerClient: number };

async function round(talker: Talker, pid: number, clients: number, messages: number): Promise<Round> {
  const before = await heldBytes(pid);
  const listeners = await hearAll(talker, clients);
  const bytesPerClient = ((await heldBytes(pid)) - before) / clients;
  const sentAt = new Map<number, number>();
  const began = performance.now();
  for (let number = 0; number < messages; number++) {
    const due = began + number * everyMilliseconds;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    sentAt.set(talker.next(), performance.now());
    await talker.say();
  }
  const heard: Heard[] = await listeners.finish(messages);
  const waits = heard.map(({ number, at }) => at - (sentAt.get(number) ?? Number.NaN)).toSorted((a, b) => a - b);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN;
  return { delivered: waits.length / (clients * messages), p50: at(0.5), p99: at(0.99), bytesPerClient };
}

/** The shop on one engine, and the raw server beside it, turn about. Gives whether every message came to everybody. */
async function compare(engine: string, databaseUrl?: string): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  let ownerLink = '';
  process.env.NODE_OPTIONS = probed.join(' ');
  process.env.TEST_STREAM_SHARE = String(clients);
  const shop = await startShop({
    ...unused,
    ...(databaseUrl ? { databaseUrl } : {}),
    port: ports.shop,
    folder,
    trustProxy: 1,
    onLine: (line) => {
      ownerLink ||= /\/staff\/setup\/(\S+)/.exec(line)?.[1] ?? '';
    },
  });
  delete process.env.NODE_OPTIONS;
  const raw = fork(new URL('./chat-raw.ts', import.meta.url), [String(ports.raw)], {
    execArgv: ['--import', 'tsx', ...probed],
  });
  const stop = () => {
    raw.kill('SIGKILL');
    shop.child.kill('SIGKILL');
  };
  process.once('exit', stop);
  await once(raw, 'message');
  const talkers = await begin({
    shop: `http://localhost:${ports.shop}`,
    raw: `http://localhost:${ports.raw}`,
    ownerLink,
  });
  const pids = { shop: shop.child.pid ?? 0, raw: raw.pid ?? 0 };
  const results: Record<'shop' | 'raw', Round[]> = { shop: [], raw: [] };
  for (const who of ['raw', 'shop'] as const) await round(talkers[who], pids[who], 100, 20);
  for (let count = 0; count < rounds; count++)
    for (const who of ['raw', 'shop'] as const)
      results[who].push(await round(talkers[who], pids[who], clients, messages));
  stop();
  await shop.ended;
  rmSync(folder, { recursive: true, force: true });
  print(engine, results);
  return results.shop.every(({ delivered }) => delivered === 1);
}

function print(engine: string, results: Record<'shop' | 'raw', Round[]>): void {
  const show = (number: number, digits = 1) => number.toFixed(digits).padStart(9);
  const of = (who: 'shop' | 'raw', what: keyof Round) => median(results[who].map((one) => one[what]));
  console.log(`\n${engine.padEnd(22)}shop  node:http     ratio`);
  console.log(`delivered, %     ${show(of('shop', 'delivered') * 100)}  ${show(of('raw', 'delivered') * 100)}`);
  for (const what of ['p50', 'p99'] as const)
    console.log(
      `${what}, ms          ${show(of('shop', what))}  ${show(of('raw', what))} ${show(of('shop', what) / of('raw', what), 2)}`,
    );
  console.log(
    `kB for a client  ${show(of('shop', 'bytesPerClient') / 1_000)}  ${show(of('raw', 'bytesPerClient') / 1_000)}`,
  );
}

const built = spawnSync('npx', ['next', 'build'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, APP_ENV: 'test', PUBLIC_URL: `http://localhost:${ports.shop}` },
});
if (built.status !== 0) process.exit(1);
console.log(
  `${clients} streams, ${1_000 / everyMilliseconds} messages a second for ${(messages * everyMilliseconds) / 1_000} s, ${rounds} rounds each, median`,
);
let whole = await compare('embedded');
if (hasPostgres()) {
  await startPostgres();
  const socket = encodeURIComponent(process.env.TEST_POSTGRES_FOLDER ?? '');
  whole = (await compare('PostgreSQL', `postgresql://postgres@localhost/postgres?host=${socket}`)) && whole;
  await globalThis.stopPostgres();
}
process.exit(whole ? 0 : 1);
