import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { startMailbox } from './mailbox/server';
import { clockFile, ownerLinkFile, ports } from './ports';
import { startSandbox } from './stripe-sandbox/server';

/** The built shop on fresh ground, with the payment sandbox and the mailbox: what the browser tests visit. */
const folder = '.data/test';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(clockFile, '');

const publicUrl = `http://localhost:${ports.shop}`;
const webhookSecret = 'whsec_browser_tests';
const secretKey = 'sk_test_browser_tests';
const { origin } = await startSandbox({
  port: ports.sandbox,
  secretKey,
  webhookSecret,
  webhookUrl: `${publicUrl}/api/stripe/webhook`,
});
await startMailbox(ports.smtp, ports.mailbox);

const shop = spawn(process.execPath, ['--import', 'tsx', 'lib/serve/cli.ts', 'start'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'production',
    APP_ENV: 'test',
    PORT: String(ports.shop),
    PUBLIC_URL: publicUrl,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: origin,
    SMTP_URL: `smtp://localhost:${ports.smtp}`,
    SHOP_SECRET: 'only-for-the-browser-tests-of-this-shop',
    DATA_DIR: `${folder}/database`,
    TEST_CLOCK_FILE: clockFile,
  },
});
shop.stdout.on('data', (data: Buffer) => {
  process.stdout.write(data);
  const [link] = /http:\S+\/staff\/setup\/\S+/.exec(data.toString()) ?? [];
  if (link) writeFileSync(ownerLinkFile, link);
});
shop.once('exit', (code) => process.exit(code ?? 1));
process.once('SIGTERM', () => shop.kill('SIGTERM'));
