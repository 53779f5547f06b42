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

type Ended = { name: string; passed: boolean; said: string };

/** What it says is said whole when it has ended, so that steps don't speak at the same time. */
function run({ name, command, args, env }: Step): Promise<Ended> {
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
      const ended = { name, passed: status === 0, said: Buffer.concat(said).toString() };
      console.log(`\n== ${name}\n${ended.said}`);
      console.log(`== ${name}: ${ended.passed ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
      resolve(ended);
    });
  });
}

/** Each tool ends with what has failed. */
const lastLines = (said: string): string => said.trimEnd().split('\n').slice(-80).join('\n');

/**
 * Runs the steps in their order, so many at a time, each as soon as those that it waits for have passed. After a failure
 * none begins, and the process fails; why is said once more at the very end, where a long log is read first.
 */
export async function runSteps(steps: readonly Step[], atATime: number): Promise<void> {
  const waiting = [...steps];
  const running = new Set<Promise<void>>();
  const passed = new Set<string>();
  const failed: Ended[] = [];

  async function end(step: Step): Promise<void> {
    const ended = await run(step);
    if (ended.passed) passed.add(step.name);
    else failed.push(ended);
  }
  for (;;) {
    const ready = waiting.findIndex(({ after = [] }) => after.every((name) => passed.has(name)));
    const [step] = failed.length === 0 && running.size < atATime && ready >= 0 ? waiting.splice(ready, 1) : [];
    if (step) {
      const ending: Promise<void> = end(step).finally(() => running.delete(ending));
      running.add(ending);
    } else if (running.size > 0) await Promise.race(running);
    else break;
  }
  for (const { name, said } of failed) console.log(`\n== ${name}: FAILED. It ends:\n${lastLines(said)}`);
  console.log(`\n${passed.size} passed, ${failed.length} failed, ${waiting.length} not run`);
  process.exitCode = passed.size === steps.length ? 0 : 1;
}
