import { availableParallelism } from 'node:os';
import nextJest from 'next/jest.js';
import hasPostgres from './__tests__/servers/has-postgres.cjs';

const shared = {
  testEnvironment: 'node',
  // Each name of the global object is looked up outside of the engine's own ways, dearly. These no test replaces, and no
  // package declares anew, as one does with Boolean and Set.
  sandboxInjectedGlobals: ['Array', 'JSON', 'Math', 'Object', 'Promise', 'Reflect', 'Symbol'],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/$1', '^server-only$': 'next/dist/compiled/server-only/empty' },
};

const onDatabase = {
  ...shared,
  setupFiles: ['<rootDir>/__tests__/servers/database-variables.cjs'],
  testMatch: ['<rootDir>/__tests__/database/**/*.test.ts'],
};
const onPostgres = {
  ...onDatabase,
  displayName: 'postgresql',
  testMatch: [...onDatabase.testMatch, '<rootDir>/__tests__/postgres/**/*.test.ts'],
  globalSetup: '<rootDir>/__tests__/servers/postgres.cjs',
  globalTeardown: '<rootDir>/__tests__/servers/postgres-stop.cjs',
  testEnvironment: '<rootDir>/__tests__/servers/postgres-environment.cjs',
};
const postgres = hasPostgres();
/**
 * What the engine makes different: one session instead of ten, its folder, its death, its news. Of the rest the copy on a
 * server is enough: that no store asks outside of its own transaction, which one session never answers, fails there too.
 */
const onBoth = ['acts-record', 'chat-stream', 'engine', 'faults', 'killed', 'limits', 'outbox', 'paying', 'record'];
const embedded = postgres ? onBoth.map((name) => `<rootDir>/__tests__/database/${name}.test.ts`) : onDatabase.testMatch;
if (!postgres) console.log('No PostgreSQL here: the database tests run on the embedded engine only.');

/** Unit tests run in Node, components in jsdom, database tests against an engine of their own, and a server where there is one. */
const projects = [
  { ...shared, displayName: 'unit', testMatch: ['<rootDir>/__tests__/unit/**/*.test.ts'] },
  {
    ...shared,
    displayName: 'components',
    testEnvironment: 'jsdom',
    setupFilesAfterEnv: ['<rootDir>/__tests__/components/setup.ts'],
    testMatch: ['<rootDir>/__tests__/components/**/*.test.tsx'],
  },
  {
    ...onDatabase,
    displayName: 'database',
    testMatch: [...embedded, '<rootDir>/__tests__/embedded/**/*.test.ts'],
    globalSetup: '<rootDir>/__tests__/servers/embedded-cluster.cjs',
    globalTeardown: '<rootDir>/__tests__/servers/embedded-cluster-remove.cjs',
    testEnvironment: '<rootDir>/__tests__/servers/database-environment.cjs',
  },
  ...(postgres ? [onPostgres] : []),
];

const loader = {
  '/content/content$': '<rootDir>/__tests__/fixtures/content-module.ts',
  // ES modules by their files' names, which Jest can't load.
  '^@markdoc/markdoc/dist/index\\.mjs$': '@markdoc/markdoc',
  '^(d3-[a-z-]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.js',
};

export default async function config() {
  // Once, not for each project: it reads Next's configuration, which takes longer than many a test.
  const next = await nextJest({ dir: './' })()();
  return {
    // Only ends what hangs; no test waits for time to pass.
    testTimeout: 600_000,
    // One more than there are cores: a sixth of the time is spent waiting for timeouts, pauses and processes.
    maxWorkers: availableParallelism() + 1,
    projects: projects.map((project) => ({
      ...next,
      ...project,
      // First, and by the path's end: next/jest has turned the alias into a relative path by now.
      moduleNameMapper: { ...loader, ...next.moduleNameMapper, ...project.moduleNameMapper },
      // What servers leave there are copies and builds, not sources.
      modulePathIgnorePatterns: ['<rootDir>/.data/', '<rootDir>/.next/', '<rootDir>/.stryker-tmp/'],
      // temporal-polyfill and the editor are published as ES modules only, which Jest has to translate.
      transformIgnorePatterns: ['/node_modules/(?!(?:temporal-(polyfill|utils|spec)|@keystatic|emery)/)'],
    })),
  };
}
