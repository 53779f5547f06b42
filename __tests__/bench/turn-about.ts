import { setTimeout } from 'node:timers/promises';
import { median } from './load';

/** Each gives the seconds that it took. */
type Wait = { what: string; goalSeconds: number; ours: () => Promise<number>; control: () => Promise<number> };
export type Waited = { what: string; goalSeconds: number; ours: number; control: number };

export const rounds = 3;
/** Only ends what hangs. */
export const longestMilliseconds = 15 * 60_000;

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

async function neverHappened(what: string): Promise<never> {
  await setTimeout(longestMilliseconds, undefined, { ref: false });
  throw new Error(`it did not happen: ${what}`);
}

/** Ours and its control, one after the other, so that both meet the same machine. */
export async function turnAbout({ what, goalSeconds, ours, control }: Wait): Promise<Waited> {
  const seconds: Record<'ours' | 'control', number[]> = { ours: [], control: [] };
  for (let round = 0; round < rounds; round++) {
    seconds.control.push(await Promise.race([control(), neverHappened(what)]));
    seconds.ours.push(await Promise.race([ours(), neverHappened(what)]));
  }
  return { what, goalSeconds, ours: median(seconds.ours), control: median(seconds.control) };
}
