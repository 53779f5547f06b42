// A PostgreSQL server of its own for tests, on a socket in a folder that goes away with it.
const { execFileSync, spawn } = require('node:child_process');
const { once } = require('node:events');
const { chownSync, mkdtempSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const pg = require('pg');

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

async function answers(server, folder) {
  for (;;) {
    const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The server first, so that it adds no connection meanwhile; each connection's process has a group of its own. */
function signalAll(server, signal) {
  process.kill(server.pid, signal);
  const children = execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  for (const child of children) process.kill(Number(child), signal);
}

exports.createServer = async function createServer() {
  const folder = mkdtempSync('/tmp/shop-postgres-');
  const user = asUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = { ...user, cwd: folder, stdio: 'ignore' };
  execFileSync('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '-N'], run);
  let server;
  const start = async () => {
    const args = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
    server = spawn('postgres', args, run);
    await answers(server, folder);
  };
  /** SIGINT: connections are cut, then it stops. SIGQUIT: at once, as in a crash. */
  const stop = async (signal = 'SIGINT') => {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    folder,
    url: (database) => `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
    start,
    stop,
    freeze: () => signalAll(server, 'SIGSTOP'),
    thaw: () => signalAll(server, 'SIGCONT'),
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
