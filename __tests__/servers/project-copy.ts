import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const left = ['.data', '.git', '.next', 'node_modules', 'package-lock.json', 'test-results'];

/** A copy of the project that may be changed without anybody else seeing it. The packages stay where they are. */
export function copyProject(to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync('.')) if (!left.includes(name)) cpSync(name, join(to, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
}
