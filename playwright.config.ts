import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import hasPostgres from './__tests__/servers/has-postgres.cjs';
import { ports } from './__tests__/servers/ports';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

/** What visits no page that the others change, or starts a shop of its own. */
const apart = [
  'bytes',
  'drafts',
  'editing',
  'editor-shut',
  'faults',
  'outputs',
  'pages',
  'plain',
  'policy',
  'talks-servers',
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: '__tests__/browser',
  // Several servers on one database need one that is a server itself.
  testIgnore: hasPostgres() ? [] : ['**/talks-servers.spec.ts'],
  // One worker for each of two projects: within one, tests share a shop's stock and clock.
  workers: 2,
  projects: [
    { name: 'first', testMatch: '**/arriving.spec.ts' },
    { name: 'shop', testIgnore: ['**/arriving.spec.ts', ...apart], workers: 1, dependencies: ['first'] },
    { name: 'apart', testMatch: apart, workers: 1, dependencies: ['first'] },
  ],
  // A second look tells a slow machine from a broken shop; whatever needed one is listed as flaky.
  retries: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
  outputDir: 'test-results',
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
