// The PostgreSQL server of a test run, with a migrated database that each test file's is a copy of.
const { drizzle } = require('drizzle-orm/node-postgres');
const { migrate } = require('drizzle-orm/node-postgres/migrator');
const pg = require('pg');
const { createServer } = require('./postgres-server.cjs');

async function makeTemplate(server) {
  const admin = new pg.Client({ host: server.folder, user: 'postgres', database: 'postgres' });
  await admin.connect();
  await admin.query('create database migrated');
  await admin.end();
  const client = new pg.Client({ host: server.folder, user: 'postgres', database: 'migrated' });
  await client.connect();
  await migrate(drizzle(client), { migrationsFolder: 'lib/db/migrations' });
  await client.end();
}

module.exports = async function startPostgres() {
  const server = await createServer();
  await makeTemplate(server);
  process.env.TEST_POSTGRES_FOLDER = server.folder;
  globalThis.stopPostgres = () => server.remove();
};
