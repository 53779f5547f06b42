const { execFileSync } = require('node:child_process');

/** Whether PostgreSQL's own programs are on this machine's PATH. */
module.exports = function hasPostgres() {
  try {
    return execFileSync('postgres', ['--version'], { encoding: 'utf8' }).includes('PostgreSQL');
  } catch {
    return false;
  }
};
