import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { startMailbox } from './mailbox/server';
import { clockFile, ownerLinkFile, ports } from './ports';
import { secretKey, startShop } from './start-shop';
import { startSandbox } from './stripe-sandbox/server';

/** The built shop on fresh ground, with the payment sandbox and the mailbox: what the browser tests visit. */
const folder = '.data/test';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(clockFile, '');

const webhookSecret = 'whsec_browser_tests';
const { origin } = await startSandbox({
  port: ports.sandbox,
  secretKey,
  webhookSecret,
  webhookUrl: `http://localhost:${ports.shop}/api/stripe/webhook`,
});
await startMailbox(ports.smtp, ports.mailbox);

const { child, ended } = await startShop({
  port: ports.shop,
  folder,
  sandbox: origin,
  webhookSecret,
  smtpPort: ports.smtp,
  clockFile,
  onLine(line) {
    console.log(line);
    const [link] = /http:\S+\/staff\/setup\/\S+/.exec(line) ?? [];
    if (link) writeFileSync(ownerLinkFile, link);
  },
});
process.once('SIGTERM', () => child.kill('SIGTERM'));
process.exit((await ended) ?? 1);
