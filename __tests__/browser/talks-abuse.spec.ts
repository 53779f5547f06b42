import { randomUUID } from 'node:crypto';
import { ports } from '../servers/ports';
import { expect, freshEmail, letters, test } from './fixtures';
import { desk, picture, visitor } from './talk-fixtures';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const problem = async (response: Response) => {
  const { problem: said }: { problem?: { message?: string } } = await response.json();
  return said?.message ?? '';
};

test('somebody else’s conversation is not there, whatever is asked of it', async ({ browser }) => {
  const owner = visitor();
  await owner.say('Mine alone');
  const sent = await owner.upload(new Uint8Array(await picture()));
  const { event } = await sent.json();
  const image = `/api/chat/images/${event.id}`;
  expect((await owner.get(image)).status).toBe(200);
  const ann = await desk(browser);
  expect(await ann.image(event.id)).toBe(200);
  await ann.close();

  const stranger = visitor();
  const guesses = ['', '?order=guess', '?conversation=1'];
  for (const guess of guesses)
    expect([guess, (await stranger.get(`/api/chat/stream${guess}`)).status]).toEqual([guess, 404]);
  const tries: [string, object][] = [
    ['/api/chat/seen', { seq: 1 }],
    ['/api/chat/typing', {}],
    ['/api/chat/rating', { score: 5 }],
    ['/api/chat/basket', { seq: 1 }],
    ['/api/chat/letters', { id: randomUUID(), email: 'x@example.com', wanted: 'transcript' }],
  ];
  for (const [path, body] of tries) {
    expect([path, (await stranger.post(path, body)).status]).toEqual([path, 404]);
    expect([path, (await stranger.post(path, { ...body, order: 'a-guess' })).status]).toEqual([path, 404]);
  }
  // With a conversation of their own they still have no other's.
  await stranger.say('Mine');
  expect((await stranger.get(image)).status).toBe(404);
  expect((await stranger.get('/api/chat/images/not-an-id')).status).toBe(404);
  expect((await stranger.thread()).map(({ text }) => text)).toEqual(['Mine']);
  expect((await owner.thread()).map(({ kind }) => kind)).toEqual(['message', 'image']);
});

test('nobody can write as somebody else, say what kind of thing it is, or send too much', async () => {
  const one = visitor();
  await one.say('Hello');
  const message = { id: randomUUID(), text: 'I am Ann', visitor: one.proposed };
  const forged = [
    { author: 'staff' },
    { kind: 'hours_notice' },
    { seq: 1 },
    { staffId: randomUUID() },
    { conversation: randomUUID() },
  ];
  for (const extra of forged) expect((await one.post('/api/chat/messages', { ...message, ...extra })).status).toBe(422);
  const long = await one.post('/api/chat/messages', { ...message, text: 'x'.repeat(4_001) });
  expect([long.status, await problem(long)]).toEqual([422, 'Please use at most 4000 characters.']);
  expect((await one.post('/api/chat/messages', { ...message, text: 'x'.repeat(1_000_000) })).status).toBe(413);
  expect((await one.thread()).map(({ text }) => text)).toEqual(['Hello']);
});

test('markup, script links and letters that turn text round are plain text', async ({ page, context }) => {
  const one = visitor();
  await one.say('<img src=x onerror=alert(1)> javascript:alert(1) https://example.com/?q="><svg onload=alert(1)>');
  await one.say('pay \u202Eereh\u202C now\u0007');
  const [, value = ''] = one.cookie().split('=');
  await context.addCookies([{ name: 'chat', value, url: `http://localhost:${ports.shop}` }]);
  page.on('dialog', () => expect('a dialog').toBe('none'));
  await page.goto('/support');
  const log = page.getByRole('log');
  await expect(log.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(await log.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'https://example.com/?q=',
  ]);
  await expect(log.locator('img, svg, script')).toHaveCount(0);
  await expect(log.getByText('pay ereh now')).toBeVisible();
});

test('files that are no pictures are refused with a sentence, and nothing is kept', async () => {
  const one = visitor();
  await one.say('Hello');
  const bytes = (text: string) => new TextEncoder().encode(text);
  for (const [file, type] of [
    [bytes(svg), 'image/svg+xml'],
    [bytes(svg), 'image/png'],
    [bytes(`\u0089PNG\r\n\u001a\n${svg}`), 'image/png'],
    [bytes(`GIF89a${svg}`), 'image/gif'],
    [bytes('%PDF-1.7'), 'image/jpeg'],
  ] as const) {
    const refused = await one.upload(file, '../../evil.png', type);
    expect([refused.status, await problem(refused)]).toEqual([
      422,
      'We take pictures as PNG, JPEG or WebP. Please choose another file.',
    ]);
  }
  expect((await one.upload(new Uint8Array())).status).toBe(422);
  // The sender of the larger one is still sending when the answer comes, and hears it all the same.
  for (const mebibytes of [9, 24]) expect((await one.upload(new Uint8Array(mebibytes * 2 ** 20))).status).toBe(413);
  expect((await one.post('/api/chat/images', { id: randomUUID(), image: 'x' })).status).toBe(415);
  expect(await one.thread()).toHaveLength(1);
});

test('a flood is stopped with a time to come back at, and what came before is whole', async () => {
  const one = visitor();
  await one.say('Before the flood');
  const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => one.say(`Flood ${index}`)));
  const stopped = answers.filter(({ status }) => status === 429);
  // Thirty a minute; the minute may turn meanwhile.
  expect(stopped.length).toBeGreaterThanOrEqual(20);
  for (const { headers } of stopped) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  const events = await one.thread();
  expect(events.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 1 + answers.length - stopped.length }, (_, i) => i + 1),
  );
});

test('nobody’s letter box can be filled from the chat', async () => {
  const victim = freshEmail('victim');
  const one = visitor();
  await one.say('Write to them');
  const ask = (email: string) => one.post('/api/chat/letters', { id: randomUUID(), email, wanted: 'transcript' });
  const statuses = [];
  for (const email of [victim, victim, victim.toUpperCase(), `${victim}\r\nBcc: all@example.com`])
    statuses.push((await ask(email)).status);
  expect(statuses).toEqual([200, 429, 429, 422]);
  await expect.poll(async () => (await letters(victim)).length).toBe(1);
  const [letter] = await letters(victim);
  expect(`${letter?.html}${letter?.text}`).not.toContain('Write to them');
});
