import { defineConfig } from '@playwright/test';
import hasPostgres from './__tests__/servers/has-postgres.cjs';
import { ports } from './__tests__/servers/ports';
import { systemBrowser } from './__tests__/servers/system-browser';

const system = systemBrowser();
const minute = 60_000;

const specs = (...names: string[]) => names.map((name) => `**/${name}.spec.ts`);
/** The orders' desk and what lasts as long as the rest: `npm test` runs it at the same time, on a second shop. */
const desk = specs(
  'agent',
  'customer',
  'faults',
  'open-page',
  'order',
  'pages',
  'paper',
  'returning',
  'trouble',
  'warehouse',
  'working',
  'world',
);

/** A release needs a second build: `npm run test:release`. */
const release = specs('releases');

/** The editor's tests have a configuration of their own; several servers on one database need one that is a server itself. */
const elsewhere = specs('editing', ...(hasPostgres() ? [] : ['failed-page', 'talks-servers']));

export default defineConfig({
  testDir: '__tests__/browser',
  // One after another: tests share a shop's stock, its clock and who is at the desk.
  workers: 1,
  projects: [
    { name: 'front', testIgnore: [...elsewhere, ...desk, ...release] },
    { name: 'desk', testMatch: desk },
    { name: 'release', testMatch: release },
  ],
  retries: 0,
  // These only end what hangs. A test says what makes a thing quick, and the benches how quick it is.
  timeout: 5 * minute,
  expect: { timeout: 2 * minute },
  // A line for each test, beside what the shop said meanwhile; what has failed, and why, at the end.
  reporter: [['list']],
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
    timeout: 10 * minute,
    // What the shop says of an error stands beside the test that met it.
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2 * minute },
  },
});
