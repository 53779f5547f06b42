import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { startMailbox } from './mailbox/server';
import { clockFile, folder, ownerLinkFile, ports } from './ports';
import { secretKey, startShop } from './start-shop';
import { startSandbox } from './stripe-sandbox/server';

/** The built shop on fresh ground, with the payment sandbox and the mailbox: what the browser tests visit. */
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(clockFile, '');

/** Another server that speaks Stripe's protocol, if there is one: the same journeys, without the sandbox's controls. */
const { STRIPE_API_BASE: elsewhere, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = process.env;
const ownKeys = { secretKey, webhookSecret: 'whsec_browser_tests' };
const keys = elsewhere ? { secretKey: STRIPE_SECRET_KEY ?? '', webhookSecret: STRIPE_WEBHOOK_SECRET ?? '' } : ownKeys;
const webhookUrl = `http://localhost:${ports.shop}/api/stripe/webhook`;
const base =
  elsewhere ??
  (await startSandbox({ port: ports.sandbox, controlPort: ports.controls, ...ownKeys, webhookUrl })).origin;
await startMailbox(ports.smtp, ports.mailbox);

const { child, ended } = await startShop({
  port: ports.shop,
  folder,
  sandbox: base,
  ...keys,
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
