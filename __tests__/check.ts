import { execFileSync } from 'node:child_process';
import { runSteps, type Step, script } from './steps';

/** `npm run check`: what can be known in seconds about what has changed against main. `npm test` is the whole. */
const git = (...args: string[]): string[] => {
  const said = execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return said.split('\n').filter(Boolean);
};

function whereItParted(): string {
  for (const main of ['origin/main', 'main']) {
    try {
      const [commit] = git('merge-base', 'HEAD', main);
      if (commit) return commit;
    } catch {
      // There is no such branch in this clone.
    }
  }
  return 'HEAD';
}

/** They try thousands of cases or start programs; each runs here only when it was changed itself. */
const long = [
  'chat/hours-elsewhere',
  'content/commands',
  'publish/diff',
  'content/fuzz',
  'orders/money',
  'orders/refund',
].map((name) => `__tests__/unit/${name}.test.ts`);

const changed = [
  ...git('diff', '--name-only', '--relative', '--diff-filter=d', whereItParted()),
  ...git('ls-files', '--others', '--exclude-standard'),
].filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file));

const tests: Step = {
  name: 'unit and component tests of what changed',
  command: 'npx',
  args: [
    'jest',
    '--selectProjects=unit',
    '--selectProjects=components',
    '--passWithNoTests',
    ...['/node_modules/', ...long.filter((file) => !changed.includes(file))].map(
      (file) => `--testPathIgnorePatterns=${file}`,
    ),
    '--findRelatedTests',
    ...changed,
  ],
};

const steps = [
  ...(changed.length > 0 ? [tests] : []),
  script('types', 'types'),
  script('lint', 'lint'),
  script('content', 'content:check'),
];
await runSteps(steps, steps.length);
