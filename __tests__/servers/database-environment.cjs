// A fresh, migrated database for each test file. PGlite opens here, in Jest's outer realm, where its own dynamic imports work.
const { readFileSync } = require('node:fs');
const { TestEnvironment } = require('jest-environment-node');

module.exports = class DatabaseEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const { PGlite } = await import('@electric-sql/pglite');
    this.engine = await PGlite.create({
      loadDataDir: new Blob([readFileSync(process.env.TEST_CLUSTER_FILE)]),
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'TimeZone=UTC'],
    });
    this.global.shopTestEngine = this.engine;
  }

  async teardown() {
    await this.global.shopDatabase?.then(({ close }) => close()).catch(() => undefined);
    await this.engine?.close();
    await super.teardown();
  }
};
