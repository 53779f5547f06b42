import { defineConfig } from '@playwright/test';
import hasPostgres from './__tests__/servers/has-postgres.cjs';
import { ports } from './__tests__/servers/ports';
import { systemBrowser } from './__tests__/servers/system-browser';

const system = systemBrowser();

const specs = (...names: string[]) => names.map((name) => `**/${name}.spec.ts`);
/** The orders' desk and what lasts as long as the rest: `npm test` runs it at the same time, on a second shop. */
const desk = specs('agent', 'faults', 'order', 'pages', 'paper', 'returning', 'trouble', 'warehouse', 'working');
/** Holds a page to three seconds, so nothing may run beside it. */
const editor = specs('editing');
const arriving = specs('arriving');

export default defineConfig({
  testDir: '__tests__/browser',
  // Several servers on one database need one that is a server itself.
  testIgnore: hasPostgres() ? [] : ['**/talks-servers.spec.ts'],
  // One after another: tests share a shop's stock, its clock and who is at the desk.
  workers: 1,
  projects: [
    { name: 'editor', testMatch: editor },
    { name: 'first', testMatch: arriving },
    { name: 'front', testIgnore: [...editor, ...arriving, ...desk], dependencies: ['first'] },
    { name: 'desk', testMatch: desk },
  ],
  // A second look tells a slow machine from a broken shop; whatever needed one is listed as flaky.
  retries: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
  outputDir: `test-results/${ports.shop}`,
  use: {
    baseURL: `http://localhost:${ports.shop}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(system ? { executablePath: system } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node --import tsx __tests__/servers/shop.ts',
    url: `http://localhost:${ports.shop}/api/health`,
    timeout: 30_000,
    // What the shop says of an error stands beside the test that met it.
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
