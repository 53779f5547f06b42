import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

const tsx = ['--import', 'tsx'];

/** The port itself, or the next one that nothing listens on. */
async function freePort(from: number): Promise<number> {
  for (let port = from; ; port++) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Kept beside the data, so that links in old letters go on working. */
function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Starts a helper server and waits for its 'ready …' line; resolves to the words after it. */
function startHelper(children: ChildProcess[], args: string[], env: NodeJS.ProcessEnv): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...tsx, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    child.once('exit', (code) => reject(new Error(`${args[0]} stopped (${code})`)));
    child.stdout.on('data', (data: Buffer) => {
      const [, words] = /^ready (.+)$/m.exec(data.toString()) ?? [];
      if (words) resolve(words.split(' '));
    });
  });
}

function run(args: string[], env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<number> {
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  children.push(child);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * A whole shop on one machine: embedded database, payment sandbox, mailbox. As a demo it is the production server on
 * fresh ground; in development Next's own server, which shows every saved file at once.
 */
export async function demo(appEnv: 'demo' | 'development'): Promise<void> {
  const children: ChildProcess[] = [];
  const endAll = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.once('SIGINT', endAll);
  process.once('SIGTERM', endAll);
  process.once('exit', endAll);

  const folder = process.env.DATA_DIR ?? `.data/${appEnv}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort(Number(process.env.PORT ?? 3000));
  const publicUrl = `http://localhost:${port}`;
  const secrets = {
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(16).toString('hex')}`,
    SHOP_SECRET: keptSecret(`${folder}/secret`),
  };
  const base = { ...process.env, APP_ENV: appEnv, ...secrets };
  const [sandbox = ''] = await startHelper(children, ['__tests__/servers/stripe-sandbox/main.ts'], {
    ...base,
    WEBHOOK_URL: `${publicUrl}/api/stripe/webhook`,
  });
  const [mailbox = '', smtpUrl = ''] = await startHelper(children, ['__tests__/servers/mailbox/main.ts'], base);
  const env = {
    ...base,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    STRIPE_API_BASE: sandbox,
    SMTP_URL: smtpUrl,
    DATA_DIR: `${folder}/database`,
  };

  if (appEnv === 'demo') {
    const built = await run(['node_modules/next/dist/bin/next', 'build'], { ...env, NODE_ENV: 'production' }, children);
    if (built !== 0) throw new Error('the build failed; its messages are above');
  }
  console.log(
    `\n  The shop      ${publicUrl}\n  Staff         ${publicUrl}/staff\n  Its letters   ${mailbox}\n  Test card     4242 4242 4242 4242, any date ahead, any CVC\n\n  Ctrl-C ends everything.\n`,
  );
  const code =
    appEnv === 'demo'
      ? await run([...tsx, 'lib/serve/cli.ts', 'start'], { ...env, NODE_ENV: 'production' }, children)
      : await run(
          ['node_modules/next/dist/bin/next', 'dev', '-H', 'localhost', '-p', String(port)],
          { ...env, NODE_ENV: 'development' },
          children,
        );
  process.exit(code);
}
