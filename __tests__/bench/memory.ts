import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const written = join(tmpdir(), 'shop-bench-memory');
process.env.MEMORY_PROBE = written;
export const probed = ['--expose-gc', `--import=${new URL('./memory-probe.mjs', import.meta.url)}`];

/** Bytes that a process started with `probed` holds, after a full collection. */
export async function heldBytes(pid: number): Promise<number> {
  const file = `${written}-${pid}`;
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '')
    await new Promise((resolve) => setTimeout(resolve, 20));
  const bytes = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return bytes;
}
