// A PostgreSQL server of its own for a test run, on a socket in a folder that goes away with it.
const { execFileSync, spawn } = require('node:child_process');
const { chownSync, mkdtempSync, rmSync } = require('node:fs');
const { join } = require('node:path');

/** PostgreSQL refuses to run as root; then it runs as the user that its package has made, or as nobody. */
function asUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag, name) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') };
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') };
  }
}

module.exports = async function startPostgres() {
  const folder = mkdtempSync('/tmp/shop-postgres-');
  const user = asUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = { ...user, cwd: folder, stdio: 'ignore' };
  execFileSync('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '-N'], run);
  const server = spawn('postgres', ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], run);
  process.env.TEST_POSTGRES_FOLDER = folder;
  globalThis.stopPostgres = () =>
    new Promise((resolve) => {
      server.once('exit', resolve);
      server.kill('SIGINT');
    }).then(() => rmSync(folder, { recursive: true, force: true }));
  const { default: pg } = await import('pg');
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};
