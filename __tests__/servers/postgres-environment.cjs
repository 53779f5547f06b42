// A fresh, migrated database on the run's own PostgreSQL server for each test file.
const { randomUUID } = require('node:crypto');
const { TestEnvironment } = require('jest-environment-node');
const pg = require('pg');

module.exports = class PostgresEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const folder = process.env.TEST_POSTGRES_FOLDER;
    const database = `test_${randomUUID().replaceAll('-', '')}`;
    const admin = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
    await admin.connect();
    await admin.query(`create database ${database} template migrated`);
    await admin.end();
    this.global.process.env.DATABASE_URL = `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  }

  async teardown() {
    // What listens for news would look for the server again once it is gone.
    const shutdown = this.global.shopShutdown;
    if (shutdown) shutdown.started = true;
    for (const close of shutdown?.closers ?? []) close();
    const open = await this.global.shopDatabase?.catch(() => undefined);
    // The server goes away with the run; a connection that still hears of it would speak of an error after the last test.
    open?.database.$client.removeAllListeners('error').on('error', () => undefined);
    await open?.close().catch(() => undefined);
    await super.teardown();
  }
};
