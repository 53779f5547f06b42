import { spawn } from 'node:child_process';
import { installBrowser } from './servers/system-browser';

/** `npm test`: every check. Steps of one stage run at the same time; the first stage with a failure ends the run. */
type Step = { name: string; command: string; args: string[]; env?: Record<string, string> };

const script = (name: string, run: string): Step => ({ name, command: 'npm', args: ['run', '--silent', run] });
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

/** Whether it passed. What it says comes at once if it runs alone, else whole when it has ended. */
function run({ name, command, args, env }: Step, alone: boolean): Promise<boolean> {
  const began = Date.now();
  const child = spawn(command, args, {
    stdio: ['ignore', alone ? 'inherit' : 'pipe', alone ? 'inherit' : 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said.push(data));
  if (alone) console.log(`\n== ${name}`);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      if (!alone) console.log(`\n== ${name}\n${Buffer.concat(said)}`);
      console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
      resolve(status === 0);
    });
  });
}

let passed = 0;
installBrowser();
for (const stage of stages) {
  const results = await Promise.all(stage.map((step) => run(step, stage.length === 1)));
  const failed = results.filter((ok) => !ok).length;
  passed += results.length - failed;
  if (failed === 0) continue;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(1);
}
console.log(`\n${passed} passed, 0 failed`);
