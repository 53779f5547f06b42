import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The headless shell first: it draws no window around its pages, which is a third of the work of a whole Chromium. */
const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Where this machine's own Chromium is, if it has one; Playwright has its own otherwise. */
export const systemBrowser = (): string | undefined => known.find(existsSync);

const quietly = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Where there is none: Playwright's own, or Debian's package where that can't be fetched. */
export function installBrowser(): void {
  if (systemBrowser() || quietly('npx', 'playwright', 'install', 'chromium-headless-shell')) return;
  console.log('No Chromium here: installing the Debian package.');
  quietly('apt-get', 'update');
  if (!quietly('apt-get', 'install', '-y', 'chromium-headless-shell')) quietly('apt-get', 'install', '-y', 'chromium');
}
