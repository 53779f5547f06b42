import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailbox } from '../servers/mailbox/server';
import { createServer } from '../servers/postgres-server.cjs';
import { startSandbox } from '../servers/stripe-sandbox/server';
import { Random } from './random';
import { stripeTroubles } from './stripe-troubles';
import { startWorker, type Worker } from './worker';

/**
 * `npm run faults:random`: a shop under every trouble there is, by chance, on the embedded engine and on PostgreSQL
 * with two servers. CHAOS_SEED repeats a run's choices (not its timing); CHAOS_SECONDS is how long it takes.
 */
const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const seconds = Number(process.env.CHAOS_SECONDS ?? 60);
/** A second here is a minute in the shop, so that payment pages run out and the reconciler has its turns. */
const shopSecondsPerTick = 30;
const tickMilliseconds = 500;
/** Only ends what hangs. */
const longestStart = 600_000;
const secretKey = 'sk_test_chaos';
const webhookSecret = 'whsec_chaos';
console.log(`seed ${seed}: CHAOS_SEED=${seed} npm run faults:random`);

type Engine = { name: string; env: Record<string, string>; servers: number; freeze?: () => void; thaw?: () => void };

function hasPostgres(): boolean {
  try {
    return execFileSync('postgres', ['--version'], { encoding: 'utf8' }).includes('PostgreSQL');
  } catch {
    return false;
  }
}

async function rage(engine: Engine, length: number): Promise<string[]> {
  const random = new Random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  const clock = join(folder, 'clock');
  let shopTime = Date.now();
  const tick = () => {
    writeFileSync(`${clock}.new`, new Date(shopTime).toISOString());
    renameSync(`${clock}.new`, clock);
  };
  tick();
  const workers: Worker[] = [];
  const endAll = () => {
    for (const { child } of workers) child.kill('SIGKILL');
  };
  process.once('exit', endAll);
  const doors = () => workers.flatMap(({ door }) => door ?? []);
  const sandbox = await startSandbox({
    port: 0,
    secretKey,
    webhookSecret,
    webhookUrl: () => doors()[random.below(Math.max(1, doors().length))],
  });
  const mailbox = await startMailbox(0, 0);
  const counts = new Map<string, number>();
  const breaches: string[] = [];
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const { tell, arrive, troubles: atStripe } = stripeTroubles({ sandbox, random, secretKey, count });

  const start = (mode: 'run' | 'finish') =>
    startWorker({
      mode,
      seed: random.below(2 ** 31),
      env: {
        STRIPE_SECRET_KEY: secretKey,
        STRIPE_WEBHOOK_SECRET: webhookSecret,
        STRIPE_API_BASE: sandbox.origin,
        SMTP_URL: mailbox.smtpUrl,
        DATA_DIR: join(folder, 'database'),
        TEST_CLOCK_FILE: clock,
        ...engine.env,
      },
      onSaid(word, rest) {
        if (word === 'breach') breaches.push(rest);
        else if (word === 'told') report(rest);
        else if (rest === 'true' || rest === 'false') count(`${word} ${rest === 'true' ? 'done' : 'refused'}`);
      },
    });
  const report = (json: string) => {
    const told: { breaches: string[]; unfinished: number } = JSON.parse(json);
    breaches.push(...told.breaches);
    if (told.unfinished > 0) breaches.push(`${told.unfinished} things are unfinished`);
    count('finished');
    console.log(`  ${json}`);
  };
  const kill = async (worker: Worker) => {
    worker.door = null;
    const ended = once(worker.child, 'exit');
    worker.child.kill('SIGKILL');
    await ended;
    count('killed');
  };

  const killOne = async () => {
    const victim = random.below(workers.length);
    const worker = workers[victim];
    if (!worker?.door || !random.chance(0.6)) return;
    await kill(worker);
    workers[victim] = start('run');
  };
  const freeze = async () => {
    if (!engine.freeze || !engine.thaw || !random.chance(0.3)) return;
    engine.freeze();
    await new Promise((resolve) => setTimeout(resolve, 300 + random.below(1_500)));
    engine.thaw();
    count('database frozen');
  };
  const troubles = [killOne, freeze, ...atStripe] as const;

  for (let number = 0; number < engine.servers; number++) workers.push(start('run'));
  const until = (done: () => boolean) =>
    new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (!done()) return;
        clearInterval(timer);
        resolve();
      }, 50);
    });
  const patience = Date.now() + longestStart;
  await until(() => doors().length === engine.servers || Date.now() > patience);
  const end = Date.now() + length * 1000;
  const ticking = setInterval(() => {
    shopTime += shopSecondsPerTick * 1000;
    sandbox.store.aheadSeconds = Math.floor((shopTime - Date.now()) / 1000);
    tick();
    sandbox.store.expireOverdue();
  }, tickMilliseconds);
  while (Date.now() < end) {
    // A trouble may be struck by the one before it.
    await random
      .pick<() => Promise<unknown>>(troubles)()
      .catch(() => undefined);
    const next = Date.now() + 100 + random.below(600);
    await until(() => Date.now() >= next);
  }

  clearInterval(ticking);
  await tell('calm');
  await tell('release');
  await Promise.all(
    workers.map(async ({ child }) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }),
  );
  for (const worker of workers) worker.door = null;
  while ([...sandbox.store.intents.values()].some(({ status }) => status === 'processing')) await arrive();
  await tell('later');
  shopTime += 3 * 3_600_000;
  sandbox.store.aheadSeconds = Math.floor((shopTime - Date.now()) / 1000);
  tick();
  sandbox.store.expireOverdue();
  const last = start('finish');
  const [code]: (number | null)[] = await once(last.child, 'close');
  if (code !== 0 || !counts.has('finished')) breaches.push(`the last process ended with ${code}`);
  if (!counts.has('buy done')) breaches.push('nobody bought anything');
  console.log(`  ${[...counts].map(([what, times]) => `${what} ${times}`).join(' · ')}`);
  mailbox.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
  return breaches;
}

const engines: Engine[] = [{ name: 'embedded', env: { DATABASE_URL: '' }, servers: 1 }];
const postgres = hasPostgres() ? await createServer() : null;
if (postgres)
  engines.push({
    name: 'PostgreSQL, two servers',
    env: { DATABASE_URL: postgres.url('postgres') },
    servers: 2,
    freeze: postgres.freeze,
    thaw: postgres.thaw,
  });
let failed = false;
try {
  for (const engine of engines) {
    console.log(`\n${engine.name}, ${Math.round(seconds / engines.length)} s`);
    const breaches = await rage(engine, seconds / engines.length);
    failed ||= breaches.length > 0;
    console.log(breaches.length === 0 ? '  0 breaches' : `  BREACHES: ${breaches.join('\n  ')}`);
  }
} finally {
  await postgres?.remove();
}
console.log(`\nseed ${seed}: ${failed ? 'FAILED' : 'passed'}`);
process.exit(failed ? 1 : 0);
