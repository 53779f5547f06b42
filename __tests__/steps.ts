import { spawn } from 'node:child_process';

export type Step = { name: string; command: string; args: string[]; env?: Record<string, string> };

export const script = (name: string, run: string): Step => ({ name, command: 'npm', args: ['run', '--silent', run] });

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

/** Steps of one stage run at the same time; the first stage with a failure ends the run, and the process fails. */
export async function runStages(stages: Step[][]): Promise<void> {
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    const results = await Promise.all(stage.map((step) => run(step, stage.length === 1)));
    failed = results.filter((ok) => !ok).length;
    passed += results.length - failed;
    if (failed > 0) break;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
