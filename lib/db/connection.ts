import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite } from '@electric-sql/pglite';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { env } from '@/lib/env';
import { openEmbedded } from './embedded';
import { embeddedPool } from './embedded-pool';
import { runMigrations } from './migrate';

export type Db = NodePgDatabase & { $client: pg.Pool };
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** What else is written in the transaction of an act, such as who did it. */
export type Recording<Facts = void> = (tx: Tx, facts: Facts) => Promise<void>;
type Open = { database: Db; close: () => Promise<void> };

/** On globalThis: hot reload, Next's bundles and the front door share one process and must share one database. */
declare global {
  var shopDatabase: Promise<Open> | undefined;
  /** An engine that a test has opened for itself. */
  var shopTestEngine: PGlite | undefined;
}

/** Exit code 70, 'internal software error': a supervisor starts the shop afresh, and the database recovers. */
function stopForGood(error: Error): void {
  console.error('[database] stopping:', error.message);
  process.exit(70);
}

async function openPool(): Promise<{ pool: pg.Pool; close: () => Promise<void> }> {
  if (globalThis.shopTestEngine) {
    const pool = embeddedPool(globalThis.shopTestEngine, (error) => console.error(error));
    return { pool, close: () => pool.end() };
  }
  const { databaseUrl, databaseTimeoutMs, dataDir } = env();
  if (!databaseUrl) return openEmbedded(dataDir, stopForGood);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    // Half of the time is for one of the connections to be free.
    connectionTimeoutMillis: databaseTimeoutMs / 2,
    query_timeout: databaseTimeoutMs,
    keepAlive: true,
    application_name: 'larkfield-shop',
  });
  return { pool, close: () => pool.end() };
}

async function open(): Promise<Open> {
  const { pool, close } = await openPool();
  pool.on('error', (error) => console.error('[database] a connection was lost:', error.message));
  // The pool stops listening as it hands a connection on. Were it lost in that very moment, nobody would hear of it, and
  // the process would end; whoever holds it learns of the loss with their next question.
  pool.on('connect', (client) => client.on('error', () => undefined));
  await runMigrations(pool);
  return { database: drizzle(pool), close };
}

const insideTransaction = new AsyncLocalStorage<boolean>();

/**
 * The shop's database, opened and migrated once for the process. Asked from inside a transaction it would wait for a second
 * connection, which the embedded engine has not got and a busy server may never have: a test that does so fails.
 */
export async function db(): Promise<Db> {
  if (insideTransaction.getStore() && env().appEnv === 'test') throw new Error('inside a transaction use tx only');
  globalThis.shopDatabase ??= open().catch((error: unknown) => {
    globalThis.shopDatabase = undefined;
    throw error;
  });
  return (await globalThis.shopDatabase).database;
}

/**
 * Runs `work` in one transaction. Inside it use `tx` only, one statement after another. A connection whose answer did
 * not come may still be in the midst of it: it is thrown away, or the next transaction would commit this one's half.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, config?: PgTransactionConfig): Promise<T> {
  const client = await (await db()).$client.connect();
  let spoilt: Error | undefined;
  try {
    return await insideTransaction.run(true, () => drizzle(client).transaction(work, config));
  } catch (error) {
    if (!isOver(client, error)) spoilt = new Error('a transaction was left open', { cause: error });
    throw error;
  } finally {
    client.release(spoilt);
  }
}

/** The server itself said what was wrong, or the code did, and the rollback went through. */
function isOver(client: pg.PoolClient, error: unknown): boolean {
  const unanswered = error instanceof DrizzleQueryError && !(error.cause instanceof pg.DatabaseError);
  return !unanswered && client.getTransactionStatus() === 'I';
}

/** Waits for whoever does the same before this transaction, on whichever server. */
export async function oneAfterAnother(tx: Pick<Tx, 'execute'>, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export async function closeDb(): Promise<void> {
  const open = globalThis.shopDatabase;
  globalThis.shopDatabase = undefined;
  await (await open)?.close();
}
