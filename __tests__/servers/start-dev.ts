import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { ports } from './ports';

/** `npm run dev`, as a marketer runs it, on fresh ground. Resolves when it answers. */
export async function startDev(): Promise<{ address: string; stop: () => Promise<void> }> {
  const folder = '.data/test-dev';
  rmSync(folder, { recursive: true, force: true });
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/serve/cli.ts', 'dev'], {
    env: { ...process.env, PORT: String(ports.dev), DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const ready = new Promise<string>((resolve) => {
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (/Ready in/.test(said)) resolve(/The shop\s+(http:\S+)/.exec(said)?.[1] ?? '');
    });
  });
  const address = await Promise.race([ready, ended.then((code) => Promise.reject(new Error(`it stopped (${code})`)))]);
  await fetch(`${address}/api/health`);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, stop };
}
