import { availableParallelism } from 'node:os';
import { installBrowser } from './servers/system-browser';
import { runSteps, type Step, script } from './steps';

/** `npm test`: every check. What needs the built shop waits for it; what takes longest begins first. */
const first = [script('types', 'types'), script('content', 'content:check'), script('lint', 'lint')];
/** Nothing is built of these when they fail. Lint goes on beside the rest: most of it runs on one core. */
const after = ['types', 'content'];

const port = 4310;
const build: Step = {
  name: 'production build',
  command: 'npx',
  args: ['next', 'build'],
  env: { APP_ENV: 'test', PUBLIC_URL: `http://localhost:${port}`, TYPES_ARE_CHECKED: 'yes' },
  after,
};
const browser = (project: string, at: number): Step => ({
  name: `browser tests, ${project}`,
  command: 'npx',
  args: ['playwright', 'test', `--project=${project}`],
  env: { TEST_PORT: String(at) },
  after: [build.name],
});

const steps: Step[] = [
  ...first,
  build,
  browser('front', port),
  browser('desk', port + 100),
  // Beside the build, Jest would only keep the browser tests waiting: they last longest, and wait most.
  { name: 'unit, component and database tests', command: 'npx', args: ['jest'], after: [build.name] },
  {
    name: 'attack, in short',
    command: 'npm',
    args: ['run', '--silent', 'attack', '--', '--short'],
    env: { TEST_PORT: String(port + 300) },
    after: [build.name],
  },
  { ...script('visual editor', 'test:editor'), env: { TEST_PORT: String(port + 200) }, after: [build.name] },
  { ...script('random faults', 'faults:random'), after },
];

installBrowser();
// Each waits for something now and then; with one more than there are cores there is always work.
await runSteps(steps, availableParallelism() + 1);
