// The embedded engine's cluster, made and migrated once for a run and copied for each test file: making one takes seconds, a copy a third of one.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { drizzle } = require('drizzle-orm/pglite');
const { migrate } = require('drizzle-orm/pglite/migrator');

module.exports = async function makeCluster() {
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] });
  await migrate(drizzle({ client: engine }), { migrationsFolder: 'lib/db/migrations' });
  await engine.exec('checkpoint');
  const cluster = await engine.dumpDataDir('none');
  await engine.close();
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  process.env.TEST_CLUSTER_FILE = join(folder, 'cluster.tar');
  writeFileSync(process.env.TEST_CLUSTER_FILE, Buffer.from(await cluster.arrayBuffer()));
  globalThis.removeCluster = () => rmSync(folder, { recursive: true, force: true });
};
