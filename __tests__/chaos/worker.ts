import { type ChildProcess, spawn } from 'node:child_process';

/** A process of the shop; `door`: where its webhook listens, once it does. */
export type Worker = { child: ChildProcess; door: string | null };
type Wanted = {
  mode: 'run' | 'finish';
  seed: number;
  env: Record<string, string>;
  /** Hears each line that it says, but for where its door is. */
  onSaid: (word: string, rest: string) => void;
};

/** Starts a shop full of hurried people, or the last process, which tidies up and counts. */
export function startWorker({ mode, seed, env, onSaid }: Wanted): Worker {
  const args = ['--conditions=react-server', '--import', 'tsx', '__tests__/chaos/shop.ts', mode, String(seed)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      APP_ENV: 'test',
      PUBLIC_URL: 'http://localhost:4310',
      SHOP_SECRET: 'only-for-the-random-faults-of-this-shop',
      // Hurried people lose patience soon, so that trouble is met often; who tidies up has time.
      ...(mode === 'run' ? { STRIPE_TIMEOUT_MS: '500', DATABASE_TIMEOUT_MS: '1000' } : {}),
      TSX_TSCONFIG_PATH: '__tests__/servers/tsconfig.json',
      ...env,
    },
  });
  const worker: Worker = { child, door: null };
  let unfinished = '';
  child.stdout.on('data', (data: Buffer) => {
    const lines = `${unfinished}${data}`.split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      const [word = '', ...more] = line.split(' ');
      if (word === 'ready') worker.door = more[0] ?? null;
      else onSaid(word, more.join(' '));
    }
  });
  if (mode === 'finish') child.stderr.pipe(process.stderr);
  else child.stderr.resume();
  return worker;
}
