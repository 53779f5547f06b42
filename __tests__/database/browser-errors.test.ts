import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { POST as tellPolicy } from '@/app/api/errors/policy/route';
import { POST as tellError } from '@/app/api/errors/route';

let log: string[] = [];
beforeEach(() => {
  log = [];
  jest.spyOn(console, 'error').mockImplementation((...words) => void log.push(words.join(' ')));
});
afterEach(() => {
  jest.restoreAllMocks();
});

let visitors = 0;
const anybody = () => `192.0.2.${++visitors}`;
const send = (post: typeof tellError, body: object, type: string, address: string) =>
  post(
    new Request('http://localhost:3000/api/errors', {
      method: 'POST',
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', 'x-client-address': address },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({}) },
  );
const told = (about: object = {}, address = anybody()) =>
  send(
    tellError,
    {
      kind: 'error',
      message: 'TypeError: x is not a function',
      at: ['0abc.js:1:234'],
      page: '/shop',
      release: 'r1',
      ...about,
    },
    'application/json',
    address,
  );
const refused = (about: object = {}, address = anybody()) =>
  send(
    tellPolicy,
    {
      'csp-report': {
        'document-uri': 'http://localhost:3000/orders/a-secret-link?email=ada@example.com',
        'effective-directive': 'script-src-elem',
        'blocked-uri': 'https://evil.example/steal.js?ada',
        'script-sample': 'Ada Lovelace',
        ...about,
      },
    },
    'application/csp-report',
    address,
  );

describe('an error in a browser', () => {
  test('stands in the log once, whoever else tells it on the same day', async () => {
    const told2 = { message: 'TypeError: y is not a function' };
    for (let n = 0; n < 3; n++) expect((await told(told2)).status).toBe(200);
    expect(log).toEqual(['[browser] error on /shop: TypeError: y is not a function at 0abc.js:1:234 (release r1)']);
  });

  test('says nothing of anybody, even if the browser does', async () => {
    await told({ message: 'Error: “Ada Lovelace” of ada@example.com at https://shop.example/orders/secret?x=1' });
    expect(log).toHaveLength(1);
    expect(log[0]).not.toMatch(/Ada|Lovelace|example|secret/);
  });

  test.each([
    ['a whole address', { page: '/orders/a-secret-link' }],
    ['a position elsewhere', { at: ['https://evil.example/x.js:1:1'] }],
    ['a field of its own', { typed: 'Ada Lovelace' }],
    ['a novel', { message: 'x'.repeat(301) }],
  ])('with %s it is refused and not written', async (_, about) => {
    expect((await told(about)).status).toBe(422);
    expect(log).toEqual([]);
  });

  test('one address fills no log', async () => {
    const address = anybody();
    for (let n = 0; n < 25; n++) await told({ message: `Error: number ${n}` }, address);
    expect(log.length).toBeLessThanOrEqual(20);
    expect((await told({ message: 'Error: the last' }, address)).status).toBe(429);
  });
});

describe('what a policy refused', () => {
  test('stands in the log once: the directive, whose script it was, which kind of page', async () => {
    for (let n = 0; n < 2; n++) expect((await refused()).status).toBe(200);
    expect(log).toEqual(['[browser] policy on /orders/…: script-src-elem refused https://evil.example']);
  });

  test('is an extension’s own affair if an extension tried it', async () => {
    await refused({ 'blocked-uri': 'chrome-extension://abc/x.js' });
    await refused({ 'blocked-uri': 'inline', 'source-file': 'moz-extension://abc/x.js' });
    expect(log).toEqual([]);
  });
});
