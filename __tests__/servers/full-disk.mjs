// Loaded before a process's own code: while FULL_DISK_FILE exists, nothing more can be written to any file but the terminal.
import fs, { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const flag = process.env.FULL_DISK_FILE ?? '';
const writeSync = fs.writeSync;
fs.writeSync = (descriptor, ...rest) => {
  if (descriptor > 2 && existsSync(flag))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
  return writeSync(descriptor, ...rest);
};
syncBuiltinESMExports();
