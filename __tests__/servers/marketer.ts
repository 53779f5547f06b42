import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The visual editor's tests, in a copy of the project: they change files of `content/`, which whatever runs beside them
 * reads. The packages stay where they are.
 */
const copy = '.data/marketer';
const left = ['.data', '.git', '.next', 'node_modules', 'package-lock.json', 'test-results'];

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const name of readdirSync('.')) if (!left.includes(name)) cpSync(name, join(copy, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

const args = ['playwright', 'test', '--config=playwright.editor.config.ts', ...process.argv.slice(2)];
const { status } = spawnSync('npx', args, { cwd: copy, stdio: 'inherit' });
rmSync(copy, { recursive: true, force: true });
process.exit(status ?? 1);
