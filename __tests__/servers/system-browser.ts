import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** It draws no window around its pages, which is a third of the work of a whole Chromium. */
const headlessShell = '/usr/bin/chromium-headless-shell';

/** Where this machine's own Chromium is, if it has one; Playwright has its own otherwise. */
export const systemBrowser = (): string | undefined =>
  [headlessShell, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

/** Only ends what hangs. */
const longest = 30 * 60_000;
const quietly = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: longest }).status === 0;

const installed = (name: string): boolean => quietly('apt-get', 'install', '-y', name);

/** As root on Debian, which is a container of a build server, the headless shell by its package; else what is here, or Playwright's own. */
export function installBrowser(): void {
  if (existsSync(headlessShell)) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium’s headless shell.');
    if (installed('chromium-headless-shell')) return;
    quietly('apt-get', 'update');
    if (installed('chromium-headless-shell') || systemBrowser() || installed('chromium')) return;
  }
  if (!systemBrowser()) quietly('npx', 'playwright', 'install', 'chromium-headless-shell');
}
