// The PostgreSQL server of a test run.
const { createServer } = require('./postgres-server.cjs');

module.exports = async function startPostgres() {
  const server = await createServer();
  process.env.TEST_POSTGRES_FOLDER = server.folder;
  globalThis.stopPostgres = () => server.remove();
};
