import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../fixtures/shopping';
import { startMailbox } from './mailbox/server';

/** One page of checkout and what follows, told apart by their ids, so that the same can be tried again. */
export type Journey = { checkout: string; refund: string };
/**
 * `finish`: a journey that another process died over. `begin`: the next, ended by kill −9 at `point`. `rush`: many at once.
 * `full`: from then on the disk is. */
export type Life = {
  stock?: string;
  finish?: Journey;
  begin?: Journey;
  point?: string;
  rush?: Journey[];
  full?: string;
};
export type Told = {
  /** The books as the dead process left them; after the reconciler; after the buyer tried again. */
  found: string[];
  reconciled: string[];
  finished: string[];
  outcome: { status?: string; parcels: string[]; refunds: string[]; letters: boolean[] } | null;
};

type Ended = { code: number | null; signal: NodeJS.Signals | null; said: string; told: Told | null };

/** One file, since reading some two hundred by themselves takes longer than a life. It lies where its packages are found. */
function bundle(folder: string): string {
  const file = join(folder, 'buyer.mjs');
  execFileSync('node_modules/.bin/esbuild', [
    '__tests__/servers/buyer.ts',
    ...['--bundle', '--platform=node', '--format=esm', '--packages=external', '--conditions=react-server'],
    ...['--tsconfig=__tests__/servers/tsconfig.json', '--log-level=error', `--outfile=${file}`],
  ]);
  return file;
}

/** Where processes of the shop live one after another, on this project's engine; they may die as they like. */
export async function openGround() {
  const folder = mkdtempSync(join(tmpdir(), 'lives-'));
  mkdirSync('.data', { recursive: true });
  const code = mkdtempSync('.data/lives-');
  const buyer = bundle(code);
  const full = join(folder, 'full');
  const clock = join(folder, 'clock');
  writeFileSync(clock, '');
  const stripe = await openSandbox();
  const mailbox = await startMailbox(0, 0);

  async function live(life: Life): Promise<Ended> {
    const preload = ['--import', './__tests__/servers/full-disk.mjs'];
    const args = ['--conditions=react-server', ...preload, buyer, JSON.stringify(life)];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        SMTP_URL: mailbox.smtpUrl,
        DATA_DIR: join(folder, 'database'),
        TEST_CLOCK_FILE: clock,
        FULL_DISK_FILE: full,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        said += data.toString();
      });
    const [code, signal]: [number | null, NodeJS.Signals | null] = await new Promise((resolve) =>
      child.once('close', (...how) => resolve(how)),
    );
    const [, told] = /^told (.+)$/m.exec(said) ?? [];
    return { code, signal, said, told: told ? JSON.parse(told) : null };
  }

  async function close(): Promise<void> {
    mailbox.close();
    await stripe.close();
    for (const made of [folder, code]) rmSync(made, { recursive: true, force: true });
  }
  return { live, full, close };
}

/** What a journey comes to, whatever happened on the way. */
export const wellFinished: Told = {
  found: [],
  reconciled: [],
  finished: [],
  outcome: { status: 'paid', parcels: ['to-pack'], refunds: ['succeeded'], letters: [true] },
};
