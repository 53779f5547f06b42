import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { ports } from '../servers/ports';
import { type RunningShop, secretKey, startShop } from '../servers/start-shop';
import { startSandbox } from '../servers/stripe-sandbox/server';
import { expect, test } from './fixtures';

const folder = '.data/test-faults';
const webhookSecret = 'whsec_faults';
const url = `http://localhost:${ports.second}`;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let shop: RunningShop | undefined;

const start = async (more: { stopTimeoutMs?: number } = {}) => {
  const { origin } = sandbox;
  shop = await startShop({ port: ports.second, folder, sandbox: origin, webhookSecret, smtpPort: ports.smtp, ...more });
  return shop;
};
const post = (path: string, body: object, cookie = '') =>
  fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
const chatMessage = (text: string) => ({
  id: randomUUID(),
  text,
  visitor: randomBytes(32).toString('base64url'),
});
/** So long that a shop which waits for it never ends in a test. */
const longestStop = 3_600_000;
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test.beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  sandbox = await startSandbox({ port: 0, secretKey, webhookSecret, webhookUrl: `${url}/api/stripe/webhook` });
});
test.afterEach(async () => {
  shop?.child.kill('SIGKILL');
  await shop?.ended;
});
test.afterAll(() => sandbox.close());

test('told to stop with a stream open, the shop says goodbye and is gone by itself, before its time is up', async () => {
  const { child, ended } = await start({ stopTimeoutMs: longestStop });
  const cookie = cookieOf(await post('/api/chat/messages', chatMessage('Hello')));
  const stream = await fetch(`${url}/api/chat/stream`, { headers: { cookie } });
  const heard = stream.text();
  child.kill('SIGTERM');
  expect(await heard).toMatch(/event: ready[\s\S]*retry: \d+\nevent: bye/);
  expect(await ended).toBe(0);
});

test('a second shop on the same data folder does not start, and says why', async () => {
  await start();
  const other = startShop({
    port: ports.second + 1,
    folder,
    sandbox: sandbox.origin,
    webhookSecret,
    smtpPort: ports.smtp,
  });
  other.then(
    ({ child }) => child.kill('SIGKILL'),
    () => undefined,
  );
  await expect(other).rejects.toThrow(/is in use by process \d+/);
});
