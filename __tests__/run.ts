import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** `npm test`: every check, one after another; the first that fails ends the run. */
type Step = { name: string; command: string; args: string[]; env?: Record<string, string> };

function browserMissing(): boolean {
  return (
    !['/usr/bin/chromium', '/usr/bin/chromium-browser'].some(existsSync) &&
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore' }).status !== 0
  );
}

/** Playwright's own browser first; Debian's package where that can't be fetched. */
function installBrowser(): void {
  if (!browserMissing()) return;
  console.log('No Chromium here: installing the Debian package.');
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore' });
}

const steps: Step[] = [
  { name: 'content', command: 'npm', args: ['run', '--silent', 'content:check'] },
  { name: 'lint', command: 'npm', args: ['run', '--silent', 'lint'] },
  { name: 'types', command: 'npm', args: ['run', '--silent', 'types'] },
  { name: 'unit, component and database tests', command: 'npx', args: ['jest'] },
  { name: 'random faults', command: 'npm', args: ['run', '--silent', 'faults:random'] },
  {
    name: 'production build',
    command: 'npx',
    args: ['next', 'build'],
    env: { APP_ENV: 'test', PUBLIC_URL: 'http://localhost:4310' },
  },
  { name: 'browser tests', command: 'npx', args: ['playwright', 'test'] },
];

let passed = 0;
installBrowser();
for (const { name, command, args, env } of steps) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
  if (status !== 0) {
    console.log(`\n${passed} passed, 1 failed`);
    process.exit(1);
  }
  passed += 1;
}
console.log(`\n${passed} passed, 0 failed`);
