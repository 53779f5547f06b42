import { connect } from 'node:net';
import { ports } from '../servers/ports';
import { ask, form, json, listen, ours, post, raw, statusLine, url } from '../servers/raw-http';
import { expect, freshAddress, freshEmail, test } from './fixtures';

test('a basket takes nothing but variants and whole quantities, and says so', async () => {
  const bad: unknown[] = [
    { variant: 'NO-SUCH', quantity: 1 },
    ...[-1, 1.5, 1e9, '1', null, Number.NaN, 100].map((quantity) => ({ variant: 'GMK-500', quantity })),
    { variant: 'GMK-500', quantity: 1, price: 1 },
    { variant: 'GMK-500', quantity: 1, unitPence: 1 },
    { variant: "GMK-500' or 1=1--", quantity: 1 },
    { variant: 'GMK-500\u0000', quantity: 1 },
    { postcode: 'x'.repeat(500) },
    { postcode: '🥛🥛🥛' },
    [],
    '"text"',
    'null',
    '{"__proto__":{"price":1},"variant":"GMK-500","quantity":1}',
    '{"variant":"\\ud800","quantity":1}',
  ];
  for (const body of bad) {
    const { status, headers, text } = await post('/api/basket', body);
    expect([body, status >= 400 && status < 500, headers['set-cookie']]).toEqual([body, true, undefined]);
    expect(JSON.parse(text).problem.message).toMatch(/[.!]$/);
  }
  const nothing = await post('/api/basket', { variant: 'GMK-500', quantity: 0 });
  expect(JSON.parse(nothing.text).count).toBe(0);
  for (const value of ['%', '{"lines":', encodeURIComponent('{"lines":[{"variant":"GMK-500","quantity":-5}]}')]) {
    const { status, text } = await ask('/api/basket', { headers: { cookie: `basket=${value}` } });
    expect([value, status, JSON.parse(text).count]).toEqual([value, 200, 0]);
  }
});

test('a forged total is not charged: the true one is shown first', async () => {
  const basket = encodeURIComponent(JSON.stringify({ lines: [{ variant: 'GMK-500', quantity: 5 }] }));
  const body = {
    checkout: crypto.randomUUID(),
    shownTotal: '1',
    shownDay: '',
    email: 'forged@example.com',
    name: 'Forger',
    address1: '1',
    town: 'York',
    postcode: 'YO1 7HH',
    terms: 'yes',
  };
  const answer = await post('/api/checkout', body, { ...json, cookie: `basket=${basket}` });
  expect([answer.status, JSON.parse(answer.text).problem.message]).toEqual([409, expect.stringContaining('£31.25')]);
  for (const extra of [{ paid: 'true' }, { totalPence: '1' }, { name: 'A\r\nBcc: x@example.com' }, { email: 'a@b' }]) {
    const { status } = await post('/api/checkout', { ...body, ...extra }, { ...json, cookie: `basket=${basket}` });
    expect([extra, status]).toEqual([extra, 422]);
  }
});

test('what belongs to somebody else is not found, whichever way it is asked for', async () => {
  const token = 'A'.repeat(43);
  for (const path of [`/orders/${token}`, `/orders/${token}/ask`, `/api/orders/${token}/state`, '/api/chat/stream'])
    expect([path, (await ask(path, { headers: { cookie: `chat=${token}` } })).status]).toEqual([path, 404]);
  expect((await ask(`/api/chat?order=${token}`)).status).toBe(404);
  const message = { id: crypto.randomUUID(), text: 'Hello', order: token };
  expect((await post('/api/chat/messages', message)).status).toBe(404);
  const forged = { id: crypto.randomUUID(), text: 'I am Ann', author: 'staff', staffId: crypto.randomUUID() };
  expect((await post('/api/chat/messages', forged)).status).toBe(422);
  const reply = { conversation: crypto.randomUUID(), id: crypto.randomUUID(), text: 'Hello' };
  expect((await post('/api/staff/reply', reply)).status).toBe(401);
});

test('odd text is stored as it is or refused in words, and shown as text', async () => {
  for (const text of [
    '"><svg onload=1>',
    "' or 1=1--",
    '$1 %s {{3}}',
    '👩‍👩‍👧‍👦 e\u0301 \u202Etxt',
    'x'.repeat(4000),
  ]) {
    const visitor = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    const answer = await post('/api/chat/messages', { id: crypto.randomUUID(), text, visitor });
    expect([text.slice(0, 20), answer.status]).toEqual([text.slice(0, 20), 200]);
    const page = await ask('/support', { headers: { cookie: `chat=${visitor}` } });
    expect(page.text).not.toContain('<svg onload');
  }
  for (const text of ['', '   ', 'x'.repeat(4001), '\ud83e', 5, null, ['a']])
    expect((await post('/api/chat/messages', { id: crypto.randomUUID(), text })).status).toBeGreaterThanOrEqual(400);
  for (const query of ['%00', "'%20or%201=1--", '%F0%9F%A5%9B', 'a'.repeat(2_000), '%ED%A0%80', '{}', '../../etc'])
    expect((await ask(`/search?q=${query}`)).status).toBeLessThan(500);
});

test('a write from anywhere but the shop is refused, whatever it claims', async () => {
  const body = '{"variant":"GMK-500","quantity":1}';
  for (const headers of [
    { 'content-type': 'application/json' },
    { ...json, origin: 'https://evil.example' },
    { ...json, origin: 'null' },
    { ...json, origin: `${url}.evil.example` },
    { ...json, 'sec-fetch-site': 'cross-site' },
    { ...json, 'sec-fetch-site': 'same-site' },
  ])
    expect([headers, (await post('/api/basket', body, headers)).status]).toEqual([headers, 403]);
  expect((await post('/api/basket', body, { ...ours, 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post('/api/stripe/webhook', '{"id":"evt_1"}', json)).status).toBe(400);
  for (const [path, method] of [
    ['/api/checkout', 'GET'],
    ['/api/chat/messages', 'GET'],
    ['/api/basket', 'DELETE'],
    ['/api/basket', 'TRACE'],
    ['/api/basket', 'PROPFIND'],
  ] as const)
    expect([path, method, (await ask(path, { method, headers: json })).status]).toEqual([path, method, 405]);
});

test('an address that is nearly right leads to the right one, of our own; a query that is half broken brings the page', async () => {
  for (const [path, location] of [
    ['/shop/', '/shop'],
    ['/Shop?q=a%20b', '/shop?q=a+b'],
    ['/shop//milk-kefir/', '/shop/milk-kefir'],
    ['/BASKET', '/basket'],
    ['/Delivery/', '/help/delivery-and-returns'],
    ['/orders/aBc/', '/orders/aBc'],
  ] as const) {
    const { status, headers } = await ask(path);
    expect([path, status, headers.location]).toEqual([path, 308, location]);
  }
  for (const path of ['/?utm_source=mail&utm_content=save-10%', '/search?q=%ED%A0%80&milk=goat', '/search?q=%00'])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
  const missing = await ask('/shop%');
  expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  for (const path of ['/api/basket/', '/API/basket', '/api/stripe/webhook/', '/_next//static/a.js'])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('a health check is answered by whatever address the machine has, and says only that', async () => {
  const { status, text, headers } = await ask('/api/health', { headers: { host: '10.0.0.7:3000' } });
  expect([status, text, headers['cache-control']]).toEqual([200, '{"ok":true}', 'no-store']);
});

test('what browsers ask for by name is there, and a file that is not costs a line', async () => {
  for (const [path, type] of [
    ['/favicon.ico', 'image/x-icon'],
    ['/apple-touch-icon.png', 'image/png'],
  ] as const) {
    const { status, headers } = await ask(path);
    expect([path, status, headers['content-type']]).toEqual([path, 200, type]);
  }
  for (const path of ['/favicon.png', '/wp-login.php', '/apple-touch-icon-precomposed.png']) {
    const { status, text } = await ask(path);
    expect([path, status, text]).toEqual([path, 404, 'not found\n']);
  }
});

test('another Host and forged forwarding headers get nowhere', async () => {
  for (const host of ['evil.example', `localhost:${ports.shop}.evil.example`, 'localhost'])
    expect([host, (await ask('/', { headers: { host } })).status]).toEqual([host, 421]);

  const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '1.2.3.4' };
  const plain = await ask('/support');
  const answer = await ask('/support', { headers: { ...forged, 'next-action': 'x', 'x-nonce': 'forged' } });
  expect([answer.status, answer.text.includes('evil.example'), answer.text.includes('forged')]).toEqual([
    200,
    false,
    false,
  ]);
  expect(answer.headers['set-cookie']).toEqual(plain.headers['set-cookie']);
});

test('two hundred megabytes are refused at once by their length, and cut at the cap without one', async () => {
  const size = 200 * 1024 * 1024;
  const head = `POST /api/basket HTTP/1.1\r\nHost: localhost:${ports.shop}\r\nOrigin: ${url}\r\nContent-Type: application/json\r\n`;
  expect(statusLine(await raw(`${head}Connection: close\r\nContent-Length: ${size}\r\n\r\n`))).toBe(413);

  const sent = await new Promise<number>((resolve) => {
    const chunk = Buffer.alloc(65_536, 'x');
    const socket = connect(ports.shop, 'localhost', () => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
      pour();
    });
    const pour = () => {
      while (socket.writable && socket.bytesWritten < size) {
        socket.write('10000\r\n');
        socket.write(chunk);
        if (!socket.write('\r\n')) return socket.once('drain', pour);
      }
      socket.end();
    };
    socket.resume();
    socket.on('error', () => resolve(socket.bytesWritten));
    socket.on('close', () => resolve(socket.bytesWritten));
  });
  expect(sent).toBeLessThan(size / 10);
  expect((await post('/api/basket', 'x'.repeat(5 * 1024 * 1024))).status).toBe(413);
  expect((await ask('/api/health')).status).toBe(200);
});

test('an open redirect stays at home', async () => {
  const body = new URLSearchParams({ conversation: '//evil.example', status: 'open', seen: '0' }).toString();
  const { headers } = await post('/api/staff/status', body, form);
  expect(headers.location).toMatch(/^\/(?!\/)/);
});

test('too many at once is a 429 that says when to come back, and what was typed is kept', async () => {
  const typed = { email: freshEmail('flood'), password: 'wrong' };
  const headers = { ...json, 'x-forwarded-for': freshAddress() };
  const tries = [];
  for (let n = 0; n < 7; n++) tries.push(await post('/api/staff/login', typed, headers));
  expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect(Number(tries.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
});

test('a stream goes on where it was left; the twenty-first of one address is refused until one ends', async () => {
  const visitor = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  for (const text of ['one', 'two', 'three'])
    await post('/api/chat/messages', { id: crypto.randomUUID(), text, visitor });
  const cookie = `chat=${visitor}`;
  const resumed = await listen(cookie, { 'last-event-id': '2' });
  expect(resumed.heard.match(/^id: \d+$/gm)).toEqual(['id: 3']);
  resumed.leave();
  const streams = [];
  for (let n = 0; n < 20; n++) streams.push(await listen(cookie));
  const refused = await ask('/api/chat/stream', { headers: { cookie } });
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([503, true]);
  for (const { leave } of streams) leave();
  await expect
    .poll(async () => {
      const again = await listen(cookie);
      again.leave();
      return again.status;
    })
    .toBe(200);
});

test('everything answers with the same armour', async () => {
  for (const path of ['/', '/basket', '/api/health', '/no-such-page', '/_next/static/none.js', '/staff/login']) {
    const { headers } = await ask(path);
    expect([path, headers['x-content-type-options'], headers['x-frame-options'], headers['x-powered-by']]).toEqual([
      path,
      'nosniff',
      'DENY',
      undefined,
    ]);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  }
});
