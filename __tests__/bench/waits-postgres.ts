import { sql } from 'drizzle-orm';
import pg from 'pg';
import { closeDb, db } from '@/lib/db/connection';
import { createServer, type PostgresServer } from '../servers/postgres-server.cjs';
import { secretKey } from '../servers/start-shop';
import { secondsOf, turnAbout, type Waited } from './turn-about';

type Ask = () => Promise<unknown>;
const shopAsks: Ask = async () => (await db()).execute(sql`select 1`);
const isAnswered = (ask: Ask): Promise<boolean> =>
  ask().then(
    () => true,
    () => false,
  );
async function untilAnswered(ask: Ask): Promise<void> {
  while (!(await isAnswered(ask)));
}

/** From PostgreSQL's return until it answers again: the shop's pool, and a new connection each time. */
export async function findsPostgresAgain(): Promise<Waited[]> {
  const server = await createServer();
  const connectionString = server.url('postgres');
  // From here on this process has a shop's settings, and whatever it starts would have them too.
  Object.assign(process.env, {
    APP_ENV: 'test',
    SHOP_SECRET: 'only-for-the-bench-of-this-shop-and-its-waits',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
    SMTP_URL: 'smtp://localhost:1',
    DATABASE_URL: connectionString,
    DATABASE_TIMEOUT_MS: '1000',
  });
  const bareAsks: Ask = async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query('select 1');
    // Nobody waits for its goodbye.
    client.end(() => undefined);
  };
  try {
    const waited: Waited[] = [];
    for (const [how, returns] of [
      ['thawed', thaws],
      ['restarted', restarts],
    ] as const)
      waited.push(
        await turnAbout({
          what: `PostgreSQL ${how}: the shop asks again`,
          goalSeconds: 5,
          ours: () => returns(server, shopAsks),
          control: () => returns(server, bareAsks),
        }),
      );
    return waited;
  } finally {
    await closeDb();
    await server.remove();
  }
}

async function thaws(server: PostgresServer, ask: Ask): Promise<number> {
  await shopAsks();
  const { totalCount } = (await db()).$client;
  server.freeze();
  // Connections that are open may still be answered: one question more than there are of them needs a new one.
  const answered = await Promise.all(Array.from({ length: totalCount + 1 }, () => isAnswered(shopAsks)));
  return secondsOf(async () => {
    server.thaw();
    if (!answered.includes(false)) throw new Error('it was not frozen');
    await untilAnswered(ask);
  });
}

async function restarts(server: PostgresServer, ask: Ask): Promise<number> {
  await shopAsks();
  await server.stop('SIGINT');
  await server.start();
  return secondsOf(() => untilAnswered(ask));
}
