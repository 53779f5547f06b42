import { installBrowser } from './servers/system-browser';
import { runStages, type Step, script } from './steps';

/** `npm test`: every check. */
const browser = (project: string, port: number): Step => ({
  name: `browser tests, ${project}`,
  command: 'npx',
  args: ['playwright', 'test', `--project=${project}`],
  env: { TEST_PORT: String(port) },
});
const port = 4310;

const stages: Step[][] = [
  [script('content', 'content:check'), script('lint', 'lint'), script('types', 'types')],
  [{ name: 'unit, component and database tests', command: 'npx', args: ['jest'] }],
  [
    script('random faults', 'faults:random'),
    {
      name: 'production build',
      command: 'npx',
      args: ['next', 'build'],
      env: { APP_ENV: 'test', PUBLIC_URL: `http://localhost:${port}` },
    },
  ],
  [browser('editor', port)],
  [browser('front', port), browser('desk', port + 100)],
];

installBrowser();
await runStages(stages);
