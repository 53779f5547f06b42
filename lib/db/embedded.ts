import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { addFsync, fsyncTree } from './durable-folder';
import { embeddedPool } from './embedded-pool';
import { lockFolder } from './folder-lock';

export type Embedded = { pool: pg.Pool; close: () => Promise<void> };

const mebibyte = 2 ** 20;
const freeToStart = 256 * mebibyte;
const freeToGoOn = 64 * mebibyte;
const settings = [
  'fsync=on',
  'wal_sync_method=fsync',
  'synchronous_commit=on',
  'shared_buffers=16MB',
  'max_wal_size=64MB',
  'min_wal_size=8MB',
  'TimeZone=UTC',
];

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

async function openEngine(folder: string, initDbStartParams: string[] = []): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { NodeFS } = await import('@electric-sql/pglite/nodefs');
  class DurableFS extends NodeFS {
    override async init(...args: Parameters<InstanceType<typeof NodeFS>['init']>) {
      const ready = await super.init(...args);
      ready.emscriptenOpts.preRun = [...(ready.emscriptenOpts.preRun ?? []), addFsync];
      return ready;
    }
  }
  // '-F' is how PGlite switches fsync off.
  const startParams = [
    ...PGlite.defaultStartParams.filter((flag) => flag !== '-F'),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  return PGlite.create({
    fs: new DurableFS(folder),
    startParams,
    ...(initDbStartParams.length > 0 ? { initDbStartParams } : {}),
  });
}

/** First start: build the cluster aside, make it durable, then rename, so that a crash never leaves half of one. */
async function createCluster(root: string, folder: string): Promise<void> {
  const fresh = join(root, 'pg.new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const engine = await openEngine(fresh, ['--wal-segsize=1']);
  await engine.exec('checkpoint');
  await engine.close();
  fsyncTree(fresh);
  renameSync(fresh, folder);
}

/** Opens the embedded database in a folder of its own, for this process alone, with every commit on disk. */
export async function openEmbedded(root: string, onFatal: (error: Error) => void): Promise<Embedded> {
  const release = lockFolder(root);
  try {
    if (freeBytes(root) < freeToStart)
      throw new Error(`less than ${freeToStart / mebibyte} MiB free for the database in ${root}`);
    const folder = join(root, 'pg');
    if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(root, folder);
    const engine = await openEngine(folder);
    const { rows } = await engine.query<{ fsync: string }>('show fsync');
    if (rows[0]?.fsync !== 'on') throw new Error('the embedded database would not be durable: fsync is off');
    const pool = embeddedPool(engine, onFatal);
    const stopTending = tend(pool, root, onFatal);
    const close = async () => {
      stopTending();
      await pool.end();
      await engine.close();
      release();
    };
    return { pool, close };
  } catch (error) {
    release();
    throw error;
  }
}

/** The embedded engine has neither checkpointer nor autovacuum; this does their work, and stops before the disk is full. */
function tend(pool: pg.Pool, root: string, onFatal: (error: Error) => void): () => void {
  const quietly = (statement: string) => () => {
    pool.query(statement).catch((error: unknown) => console.error('[database]', statement, error));
  };
  const timers = [
    setInterval(quietly('checkpoint'), 60_000),
    setInterval(quietly('vacuum (analyze)'), 15 * 60_000),
    setInterval(() => {
      if (freeBytes(root) < freeToGoOn) onFatal(new Error('the disk is almost full'));
    }, 5_000),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
