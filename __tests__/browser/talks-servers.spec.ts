import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import pg from 'pg';
import { listenTo } from '../fixtures/listening';
import { ports } from '../servers/ports';
import startPostgres from '../servers/postgres.cjs';
import { type RunningShop, startShop } from '../servers/start-shop';
import { expect, test } from './fixtures';
import { openChat, visitor, write } from './talk-fixtures';

test.use({ expectedError: 'net::ERR' });

declare global {
  var stopPostgres: () => Promise<void>;
}
const folder = '.data/test-servers';
const [one, two] = [`http://localhost:${ports.second}`, `http://localhost:${ports.third}`] as const;
const running = new Map<string, RunningShop>();
let database: pg.Client;
let databaseUrl: string;

async function start(url: string): Promise<RunningShop> {
  // So long that a server which waits for it never ends in a test.
  const stopTimeoutMs = 3_600_000;
  const unused = { sandbox: 'http://localhost:4339', webhookSecret: 'whsec_servers', smtpPort: ports.smtp };
  const port = Number(new URL(url).port);
  const shop = await startShop({
    port,
    folder: `${folder}/${port}`,
    databaseUrl,
    trustProxy: 1,
    stopTimeoutMs,
    ...unused,
  });
  running.set(url, shop);
  return shop;
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test.beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await startPostgres();
  const socket = encodeURIComponent(process.env.TEST_POSTGRES_FOLDER ?? '');
  databaseUrl = `postgresql://postgres@localhost/postgres?host=${socket}`;
  database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
});
/** Both are up, whatever an earlier test has done to one of them. */
test.beforeEach(async () => {
  await Promise.all(
    [one, two].map(async (url) => {
      const { child } = running.get(url) ?? {};
      if (!child || child.exitCode !== null || child.signalCode !== null) await start(url);
    }),
  );
});
test.afterAll(async () => {
  await database.end();
  for (const { child, ended } of running.values()) {
    child.kill('SIGKILL');
    await ended;
  }
  await globalThis.stopPostgres();
});

test('the same message three times, on two servers at once, is one', async () => {
  const cy = visitor(one);
  const id = randomUUID();
  const answers = await Promise.all([one, two, one].map((server) => cy.say('Only once', id, server)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const server of [one, two]) expect((await cy.thread(server)).map(({ text }) => text)).toEqual(['Only once']);
});

test('what is said on one server is heard on the other, and a server that is killed takes nothing with it', async () => {
  const cy = visitor(one);
  await cy.say('1');
  const stream = await cy.get('/api/chat/stream', two);
  const reader = stream.body?.getReader();
  let heard = '';
  const acknowledged = ['1'];
  const speaking = (async () => {
    for (const number of numbers(24)) {
      const text = String(number + 1);
      const id = randomUUID();
      // As a browser does: under the same id until somebody has acknowledged it.
      for (const server of [one, two, two]) {
        const status = await cy.say(text, id, server).then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 200) {
          acknowledged.push(text);
          break;
        }
      }
      if (number === 12) running.get(one)?.child.kill('SIGKILL');
    }
  })();
  for (const decoder = new TextDecoder(); !/"text":"25"/.test(heard); ) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    heard += decoder.decode(value, { stream: true });
  }
  await speaking;
  await reader?.cancel();
  const all = numbers(25).map(String);
  expect(acknowledged).toEqual(all);
  expect((await cy.thread(two)).map(({ text }) => text)).toEqual(all);
  expect([...heard.matchAll(/"text":"(\d+)"/g)].map(([, text]) => text)).toEqual(all);
});

test('told to stop with 50 streams open, a server is gone by itself, and a browser goes on afterwards', async ({
  page,
}) => {
  await page.goto(`${one}/shop`);
  const panel = await openChat(page);
  await write(panel, 'Do not lose me');
  const goodbyes = await Promise.all(
    numbers(49).map(async (number) => {
      const cy = visitor(one, `10.1.0.${number}`);
      await cy.say('Hello');
      const stream = listenTo(await cy.get('/api/chat/stream'));
      await stream.ready();
      return { cy, stream };
    }),
  );
  const stopping = running.get(one);
  stopping?.child.kill('SIGTERM');
  for (const { stream } of goodbyes) {
    await stream.ended();
    expect(stream.of('bye')).toEqual([{ retry: expect.any(Number) }]);
  }
  expect(await stopping?.ended).toBe(0);

  await start(one);
  const elsewhere = visitor(two);
  await elsewhere.takeCookieOf(page.context());
  await elsewhere.say('Said while you were away');
  await expect(panel.getByRole('log').getByText('Said while you were away')).toHaveCount(1);
  for (const { cy } of goodbyes.slice(0, 3)) expect((await cy.thread()).map(({ text }) => text)).toEqual(['Hello']);
});

test('cards: an offer goes into the basket with one press, with and without script', async ({ page, browser }) => {
  await page.goto(`${two}/shop`);
  const panel = await openChat(page);
  await write(panel, 'What should I buy?');
  await expect(panel.getByText('Sent', { exact: true })).toBeVisible();
  const { rows } = await database.query('select id from conversations order by started_at desc limit 1');
  const id: string = rows[0].id;
  const add = async (seq: number, kind: string, body: object) => {
    await database.query(
      `insert into chat_events (conversation_id, visibility, seq, position, kind, client_id, author, body)
       values ($1, 'all', $2, $2, $3, $4, 'staff', $5)`,
      [id, seq, kind, randomUUID(), body],
    );
    await database.query('update conversations set last_seq = $2 where id = $1', [id, seq]);
    await database.query('select pg_notify($1, $2)', ['chat', id]);
  };
  const lines = [
    { variant: 'GMK-500', quantity: 2 },
    { variant: 'GMK-500X', quantity: 1 },
  ];
  await add(2, 'product_card', { variant: 'GMK-500', text: 'This one.' });
  await add(3, 'fact_card', { about: 'storage', title: 'Keeping it', facts: [{ label: 'Opened', value: '5 days' }] });
  await add(4, 'basket_offer', { lines, text: 'A week of it' });
  await expect(panel.getByRole('log').getByRole('link', { name: /Goats. Milk Kefir/ })).toBeVisible();
  await expect(panel.getByText('Keeping it')).toBeVisible();
  await panel.getByRole('button', { name: 'Put these in my basket' }).click();
  await expect(panel.getByText('You put this in the basket.')).toContainText('too few of');
  await expect(page.locator('[data-basket-count="2"]').first()).toBeVisible();
  await panel.getByRole('button', { name: 'Put them in again' }).click();
  await expect(page.locator('[data-basket-count="2"]').first()).toBeVisible();
  await expect(panel.getByText('You put this in the basket.')).toHaveCount(1);

  const [secret] = (await page.context().cookies()).filter(({ name }) => name === 'chat');
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies([{ name: 'chat', value: secret?.value ?? '', url: two }]);
  const support = await plain.newPage();
  await support.goto(`${two}/support`);
  await support.getByRole('button', { name: 'Put them in again' }).click();
  await expect(support).toHaveURL(`${two}/basket`);
  await expect(support.getByRole('link', { name: /Goats. Milk Kefir/ }).first()).toBeVisible();
  await plain.close();
});
