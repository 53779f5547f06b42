import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';

/** Any constant; two servers that start at once must agree on it. */
const migrationLock = 7_203_114_921;

/** Brings the schema up to date: one server at a time, all pending migrations in one transaction. */
export async function runMigrations(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("set lock_timeout = '120s'");
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: join(process.cwd(), 'lib/db/migrations') });
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    await client.query('reset lock_timeout');
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(failure); // a client that failed is dropped, which frees its lock
  }
}
