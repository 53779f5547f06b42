import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyProject } from './project-copy';

/** The visual editor's tests, in a copy of the project: they change files of `content/`, which whatever runs beside them reads. */
const copy = '.data/marketer';
copyProject(copy);
const args = ['playwright', 'test', '--config=playwright.editor.config.ts', ...process.argv.slice(2)];
const { status } = spawnSync('npx', args, { cwd: copy, stdio: 'inherit' });
rmSync(copy, { recursive: true, force: true });
process.exit(status ?? 1);
