import type { KnipConfig } from 'knip';

/**
 * Twice, for two questions. With the tests: what is exported and used by nobody else, not even a test? Without them:
 * what does the shop itself not use, and only a test keeps alive? A test may reach for a part that its own file uses,
 * and for what is tagged `@internal`.
 */
const production = process.argv.includes('--production');

const config: KnipConfig = {
  entry: [
    'lib/**/cli.ts!',
    'house/cli.ts!',
    // Named as paths in next.config.ts and, without a TypeScript loader, in the adapter.
    'lib/serve/adapter.mjs!',
    'lib/serve/docroot.ts!',
    'lib/serve/pictures/loader.mjs!',
    'lib/serve/text-loader.mjs!',
    'lib/content/pictures/facts.d.mts!',
    '__tests__/bench/*.{ts,mjs}',
    '__tests__/servers/*.{ts,mjs,cjs}',
  ],
  project: ['**/*.{ts,tsx,mts,mjs,cjs,css}!', '!__tests__/**!'],
  // Their files are read by lib/serve/fonts/cli.ts.
  ignoreDependencies: ['@fontsource-variable/*'],
  playwright: { config: ['playwright*.config.ts'] },
  ignoreBinaries: ['postgres', 'povray'],
  // A path that is handed to esbuild, taken for a module's name.
  ignoreUnresolved: ['__tests__/servers/buyer.ts'],
  ignoreExportsUsedInFile: production,
};

export default config;
