import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import hasPostgres from '../servers/has-postgres.cjs';
import { startMailbox } from '../servers/mailbox/server';
import { ports } from '../servers/ports';
import { createServer } from '../servers/postgres-server.cjs';
import { type RunningShop, secretKey, startShop } from '../servers/start-shop';
import { startSandbox } from '../servers/stripe-sandbox/server';

const folder = `.data/attack-${ports.shop}`;
const webhookSecret = 'whsec_attack';

export type Ground = Awaited<ReturnType<typeof openGround>>;

/** The built shop, served on fresh ground with the payment sandbox and the mailbox; on PostgreSQL where it is installed. */
export async function openGround({ clockFile }: { clockFile?: string } = {}) {
  rmSync(folder, { recursive: true, force: true });
  const postgres = hasPostgres() ? await createServer() : null;
  const webhookUrl = `http://localhost:${ports.shop}/api/stripe/webhook`;
  const sandbox = await startSandbox({ port: 0, secretKey, webhookSecret, webhookUrl });
  const mailbox = await startMailbox(ports.smtp, ports.mailbox);
  const databaseUrl = postgres?.url('postgres');
  const said: string[] = [];
  let shop: RunningShop | null = null;
  const endShop = () => shop?.child.kill('SIGKILL');
  process.once('exit', endShop);

  async function start(): Promise<void> {
    shop = await startShop({
      port: ports.shop,
      folder,
      sandbox: sandbox.origin,
      webhookSecret,
      smtpPort: ports.smtp,
      onLine: (line) => said.push(line),
      ...(databaseUrl ? { databaseUrl } : {}),
      ...(clockFile ? { clockFile } : {}),
    });
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    shop?.child.kill(signal);
    await shop?.ended;
    shop = null;
  }

  /** What breaks an invariant of the books, by the operator's own command; the shop has ended. */
  async function broken(): Promise<string[]> {
    const args = ['--conditions=react-server', '--import', 'tsx', 'lib/aftersales/invariants/cli.ts'];
    const books = databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: `${folder}/database` };
    const env = { ...process.env, ...books, STRIPE_SECRET_KEY: '' };
    const command = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    for (const stream of [command.stdout, command.stderr])
      stream.on('data', (data: Buffer) => {
        told += data.toString();
      });
    const [code]: (number | null)[] = await once(command, 'close');
    return code === 0 ? [] : told.split('\n').filter((line) => line && !line.startsWith('holds'));
  }

  await start();
  return {
    engine: postgres ? 'PostgreSQL' : 'the embedded engine',
    databaseUrl,
    sandbox,
    mailbox,
    said,
    start,
    end,
    broken,
    async close(): Promise<void> {
      await end('SIGKILL');
      process.removeListener('exit', endShop);
      mailbox.close();
      await sandbox.close();
      await postgres?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
