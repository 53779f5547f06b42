import { spawn } from 'node:child_process';

export type Step = {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** The steps that it waits for, by name. */
  after?: string[];
};

export const script = (name: string, run: string): Step => ({ name, command: 'npm', args: ['run', '--silent', run] });

/** Whether it passed. What it says is said whole when it has ended, so that steps don't speak at the same time. */
function run({ name, command, args, env }: Step): Promise<boolean> {
  const began = Date.now();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(data));
  console.log(`== ${name}: begins`);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      console.log(`\n== ${name}\n${Buffer.concat(said)}`);
      console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
      resolve(status === 0);
    });
  });
}

/**
 * Runs the steps in their order, so many at a time, each as soon as those that it waits for have passed. After a failure
 * none begins, and the process fails.
 */
export async function runSteps(steps: readonly Step[], atATime: number): Promise<void> {
  const waiting = [...steps];
  const running = new Set<Promise<void>>();
  const passed = new Set<string>();
  let failed = 0;

  async function end(step: Step): Promise<void> {
    if (await run(step)) passed.add(step.name);
    else failed += 1;
  }
  for (;;) {
    const ready = waiting.findIndex(({ after = [] }) => after.every((name) => passed.has(name)));
    const [step] = failed === 0 && running.size < atATime && ready >= 0 ? waiting.splice(ready, 1) : [];
    if (step) {
      const ending: Promise<void> = end(step).finally(() => running.delete(ending));
      running.add(ending);
    } else if (running.size > 0) await Promise.race(running);
    else break;
  }
  console.log(`\n${passed.size} passed, ${failed} failed, ${waiting.length} not run`);
  process.exitCode = passed.size === steps.length ? 0 : 1;
}
