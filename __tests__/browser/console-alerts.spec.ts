import { randomUUID } from 'node:crypto';
import { atTheDesk, leave } from './at-the-desk';
import { queueOf } from './console-fixtures';
import { expect, test } from './fixtures';
import { visitor } from './talk-fixtures';

/** In the page: what it has made, for a test to read. */
const countSounds = () => {
  const made: string[] = [];
  Object.assign(window, {
    made,
    AudioContext: class extends AudioContext {
      constructor() {
        super();
        made.push('sound');
      }
    },
  });
};

test('a sound and a notice only once they are asked for, from one of two tabs, and without a word of what was written', async ({
  browser,
}) => {
  const one = await atTheDesk(browser);
  const context = one.context();
  await context.grantPermissions(['notifications']);
  await context.addInitScript(countSounds);
  await context.addInitScript(() => {
    const made: string[] = Reflect.get(window, 'made');
    Object.assign(window, {
      Notification: class extends Notification {
        // A browser without windows shows none, whatever it has been granted.
        static override readonly permission = 'granted';
        constructor(title: string, options?: NotificationOptions) {
          super(title, options);
          made.push(`${title}: ${options?.body}`);
        }
      },
    });
    // As behind another window: under test every page believes that it is looked at.
    document.hasFocus = () => false;
  });
  await one.reload();
  const other = await context.newPage();
  await other.goto('/staff/inbox');
  const made = async () =>
    (await Promise.all([one, other].map((tab) => tab.evaluate((): string[] => Reflect.get(window, 'made'))))).flat();

  const gus = visitor();
  // Its own words at every try, so that an earlier one's are not found.
  const secret = `My secret question ${randomUUID()}`;
  const writes = async (text: string) => {
    await gus.say(text);
    for (const tab of [one, other]) await expect(queueOf(tab).getByText(text)).toBeVisible();
  };
  await writes(secret);
  expect(await made()).toEqual([]);

  await one.getByRole('button', { name: 'Settings' }).click();
  await one.getByLabel('Make a sound').check();
  await one.getByLabel('Show a notice of the desktop').click();
  await expect(one.getByLabel('Show a notice of the desktop')).toBeChecked();
  expect(await made()).toEqual(['sound']);
  await one.getByRole('button', { name: 'Close' }).click();
  await writes(`${secret}, again`);
  await expect.poll(async () => (await made()).length).toBe(3);
  const [, second, notice] = await made();
  expect([second, notice]).toEqual([
    'sound',
    expect.stringMatching(/^Somebody has written: (One|\d+) messages? to read\.$/),
  ]);

  await other.getByRole('button', { name: 'Settings' }).click();
  await expect(other.getByLabel('Make a sound')).toBeChecked();
  await other.getByLabel('Make a sound').uncheck();
  await other.getByLabel('Show a notice of the desktop').uncheck();
  await writes(`${secret}, a third time`);
  expect((await made()).length).toBe(3);
  await other.close();
  await leave(one);
});

test('whoever works at the orders hears of it: the title, the menu, and a sound if they asked for one', async ({
  browser,
}) => {
  const desk = await atTheDesk(browser);
  await desk.context().addInitScript(countSounds);
  await desk.goto('/staff/account');
  await desk.getByLabel('Make a sound').check();
  for (const path of ['/staff/orders', '/staff/stock']) {
    const asked: string[] = [];
    desk.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await Promise.all([desk.waitForResponse('**/api/staff/inbox/unread'), desk.goto(path)]);
    const inbox = desk.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: /^Inbox/ });
    const before = Number(/\d+/.exec((await inbox.textContent()) ?? '')?.[0] ?? 0);
    await visitor().say(`Is anybody there? ${randomUUID()}`);
    await expect(inbox).toContainText(`${before + 1} unread`);
    await expect(desk).toHaveTitle(new RegExp(`^\\(${before + 1}\\) `));
    expect(await desk.evaluate((): string[] => Reflect.get(window, 'made'))).toEqual(['sound']);
    expect(asked.filter((one) => one === '/api/staff/stream')).toHaveLength(1);
    expect(asked).not.toContain('/api/staff/inbox');
  }
  await leave(desk);
});

test('a second tab knows what was written between its making and its listening', async ({ browser }) => {
  const one = await atTheDesk(browser);
  const other = await one.context().newPage();
  let listen = () => {};
  const listening = new Promise<void>((resolve) => {
    listen = resolve;
  });
  await other.route('**/_next/static/**/*.js', async (route) => {
    await listening;
    await route.continue();
  });
  await other.goto('/staff/inbox', { waitUntil: 'commit' });
  await expect(other.getByRole('navigation', { name: 'Which conversations' })).toBeVisible();

  const text = `Anybody there? ${randomUUID()}`;
  await visitor().say(text);
  await expect(queueOf(one).getByText(text)).toBeVisible();
  listen();
  await expect(queueOf(other).getByText(text)).toBeVisible();
  await other.close();
  await leave(one);
});
