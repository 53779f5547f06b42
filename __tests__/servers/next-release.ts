import { deepEqual } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { litter } from '../fixtures/litter';
import { ports } from './ports';
import { copyProject } from './project-copy';
import { nextRelease } from './rolling';

/** `npm run test:release`: two real builds, of which the later one has other scripts and styles, and a release between them. */
const env = {
  ...process.env,
  APP_ENV: 'test',
  PUBLIC_URL: `http://localhost:${ports.shop}`,
  NEXT_TELEMETRY_DISABLED: '1',
};
const build = (cwd: string) => execFileSync('npx', ['next', 'build'], { cwd, env, stdio: 'inherit' });

if (!existsSync('.next/docroot')) build('.');
copyProject(nextRelease);
const scripts = execFileSync('git', ['grep', '-l', "^'use client'", '--', 'app', 'components', 'lib'], {
  encoding: 'utf8',
});
for (const file of scripts.trim().split('\n'))
  appendFileSync(join(nextRelease, file), "\nReflect.set(globalThis, 'ofTheNextRelease', true);\n");
appendFileSync(join(nextRelease, 'app/globals.css'), '\n.of-the-next-release { color: inherit; }\n');
// As from a disk that somebody else's computer has written to: what it left there is no page, and breaks none.
litter(join(nextRelease, 'content'));
build(nextRelease);
const documentsOf = (cwd: string) =>
  Object.keys(JSON.parse(readFileSync(join(cwd, '.next/docroot/manifest.json'), 'utf8')).documents).toSorted();
deepEqual(documentsOf(nextRelease), documentsOf('.'));
const { status } = spawnSync('npx', ['playwright', 'test', '--project=release'], { env, stdio: 'inherit' });
rmSync(nextRelease, { recursive: true, force: true });
process.exit(status ?? 1);
