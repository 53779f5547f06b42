import { ports } from '../servers/ports';
import { raw, statusLine, url } from '../servers/raw-http';
import { type Part, together } from './part';

const host = `Host: localhost:${ports.shop}\r\n`;
const close = 'Connection: close\r\n';
const get = (target: string, headers = host) => `GET ${target} HTTP/1.1\r\n${headers}${close}\r\n`;
const post = (headers: string, body = '') =>
  `POST /api/basket HTTP/1.1\r\n${host}Origin: ${url}\r\nContent-Type: application/json\r\n${headers}\r\n${body}`;
const chunked = 'Transfer-Encoding: chunked\r\n';
const hidden = `GET /hidden HTTP/1.1\r\n${host}\r\n`;

/** 0: closed without a word. */
type Case = readonly [name: string, bytes: string, statuses: readonly number[]];

/** What two readers of one connection could read in two ways, and what is no HTTP at all. */
const cases: readonly Case[] = [
  ['a length and chunks', post(`Content-Length: 5\r\n${chunked}`, '0\r\n\r\n'), [400]],
  ['chunks and a length', post(`${chunked}Content-Length: ${hidden.length}\r\n`, `0\r\n\r\n${hidden}`), [400]],
  ['two lengths', post('Content-Length: 2\r\nContent-Length: 4\r\n', '{}{}'), [400]],
  ['the same length twice', post('Content-Length: 2\r\nContent-Length: 2\r\n', '{}'), [400]],
  ['a length that is a list', post('Content-Length: 2, 2\r\n', '{}'), [400]],
  ['a length with a sign', post('Content-Length: +2\r\n', '{}'), [400]],
  ['a length below nothing', post('Content-Length: -2\r\n', '{}'), [400]],
  ['a length beyond numbers', post('Content-Length: 99999999999999999999999\r\n', '{}'), [400, 413]],
  ['an unknown coding', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), [400]],
  ['a coding before a space', post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), [400]],
  ['chunks that are not the last coding', post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'), [400]],
  ['two codings', post(`${chunked}Transfer-Encoding: identity\r\n`, '0\r\n\r\n'), [400]],
  ['a folded coding', post('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n'), [400]],
  ['a chunk of no number', post(chunked, 'zz\r\n{}\r\n0\r\n\r\n'), [400]],
  ['a chunk below nothing', post(chunked, '-2\r\n{}\r\n0\r\n\r\n'), [400]],
  ['a chunk with a prefix', post(chunked, '0x2\r\n{}\r\n0\r\n\r\n'), [400]],
  ['a chunk beyond numbers', post(chunked, 'fffffffffffffffff\r\n{}\r\n0\r\n\r\n'), [400, 413]],
  ['a chunk longer than it says', post(chunked, '2\r\n{}{}\r\n0\r\n\r\n'), [400]],
  ['a chunk with an endless note', post(chunked, `2;${'x'.repeat(40_000)}\r\n{}\r\n0\r\n\r\n`), [400, 413, 431]],
  ['lines without returns', `GET / HTTP/1.1\nHost: localhost:${ports.shop}\n\n`, [400]],
  ['a header over two lines', get('/', `${host}X-A: b\r\n c\r\n`), [400]],
  ['a header without a colon', get('/', `${host}X-A\r\n`), [400]],
  ['a header whose name has a space', get('/', `${host}X A: b\r\n`), [400]],
  ['a header with NUL', get('/', `${host}X-A: a\0b\r\n`), [400]],
  ['a header with half a line end', get('/', `${host}X-A: a\rb\r\n`), [400]],
  ['HTTP of 1991', 'GET /\r\n\r\n', [400, 421]],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [0, 400, 505]],
  ['a version that there is not', `GET / HTTP/9.9\r\n${host}\r\n`, [400, 505]],
  ['TLS', '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000', [400]],
  ['no host', get('/', ''), [400]],
  ['no host, as of old', 'GET / HTTP/1.0\r\n\r\n', [421]],
  ['two hosts', get('/', host + host), [400, 421]],
  ['two hosts, one of them foreign', get('/', `${host}Host: evil.example\r\n`), [400, 421]],
  ...[
    'evil.example',
    `LOCALHOST:${ports.shop}`,
    `localhost.:${ports.shop}`,
    `localhost:${ports.shop}.`,
    'localhost',
    `localhost:${ports.shop}@evil.example`,
    `localhost:0${ports.shop}`,
  ].map((name): Case => [`the host ${name}`, get('/', `Host: ${name}\r\n`), [400, 421]]),
  ...[
    'http://evil.example/',
    `http://localhost:${ports.shop}/`,
    '//evil.example',
    '/\\evil.example',
    '/%5cevil.example',
    '/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%00',
    'evil.example',
  ].map((target): Case => [`the target ${target}`, get(target), [400, 404]]),
  ['the whole server', `OPTIONS * HTTP/1.1\r\n${host}${close}\r\n`, [400, 405]],
  ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, [0, 400, 405]],
  ...['TRACE', 'PROPFIND', 'OPTIONS', 'TRACK'].map(
    (method): Case => [`the method ${method}`, `${method} / HTTP/1.1\r\n${host}${close}\r\n`, [400, 405]],
  ),
  ['an upgrade', `GET / HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, [0]],
  [
    'an upgrade to HTTP/2',
    `GET / HTTP/1.1\r\n${host}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`,
    [0],
  ],
  ['a promise of 200 MB', post(`${close}Content-Length: 209715200\r\n`), [413]],
  ['a promise that waits for leave', post(`${close}Content-Length: 209715200\r\nExpect: 100-continue\r\n`), [413]],
  ['an expectation of nonsense', get('/', `${host}Expect: nonsense\r\n`), [417]],
  [
    'chunks over the cap',
    post(`${close}${chunked}`, `${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(8)}0\r\n\r\n`),
    [413],
  ],
  ['a line of 20 kB', get(`/${'a'.repeat(20_000)}`), [400, 414, 431]],
  ['a header of 20 kB', get('/', `${host}Cookie: ${'a'.repeat(20_000)}\r\n`), [431]],
  ['five thousand headers', get('/', host + Array.from({ length: 5_000 }, (_, n) => `X-${n}: 1\r\n`).join('')), [431]],
  [
    'a request within the body of one that has none',
    `GET / HTTP/1.1\r\n${host}${close}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
    [200],
  ],
];

/** What nobody sends who means well, and slowly; the shop ends it by its own time. */
const slow: readonly Case[] = [
  ['half a header, and no more', `GET / HTTP/1.1\r\n${host}X-A: `, [408]],
  ['half a body, and no more', post('Content-Length: 10\r\n', '{'), [408]],
];

export async function rawHttp({ part, short }: { part: Part; short: boolean }): Promise<void> {
  const all = short ? cases : [...cases, ...slow];
  await together(
    all.filter(([name]) => part.wants(name)),
    async ([name, bytes, statuses]) => {
      const heard = await raw(bytes);
      const answers = heard.match(/^HTTP\/1\.1 (?!100)\d{3}/gm)?.length ?? 0;
      const status = statusLine(heard);
      if (status) part.count(status);
      else part.count(0);
      const line = `${name}: ${JSON.stringify(bytes.slice(0, 300))}`;
      if (!statuses.includes(status))
        part.found(line, `answered ${status || 'nothing'} where ${statuses.join(' or ')} was right`);
      if (answers > 1) part.found(line, `was answered ${answers} times`);
    },
    16,
  );
  await part.send({ path: '/api/health' });
}
