import { createServer, get, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { letStreamTakeOver, openDirectStreams } from '@/lib/http/stream/direct-stream';
import { eventStream, type Stream } from '@/lib/http/stream/event-stream';

let server: Server;
let address: string;
const streams: Stream[] = [];
let closed = 0;
const nextMeta = Symbol.for('NextInternalRequestMeta');
let taken: { request: IncomingMessage; response: ServerResponse };

/** As Next does it: status and headers one by one, and an end without a body. */
async function answerAsNext(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (answer.body) response.write(new Uint8Array(await answer.arrayBuffer()));
  response.end();
}

beforeAll(async () => {
  openDirectStreams();
  server = createServer((request, response) => {
    taken = { request, response };
    letStreamTakeOver(request, response);
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => setHeader(name, value);
    response.once('close', () => setHeader);
    Object.assign(request, { [nextMeta]: { large: true } });
    const answer =
      request.url === '/plain'
        ? new Response('plain words')
        : eventStream({ member: 'ann' }, async (stream) => {
            streams.push(stream);
            stream.send({ event: 'ready', data: {} });
            return () => {
              closed += 1;
            };
          });
    void answerAsNext(answer, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  address = `http://localhost:${port}`;
});
afterAll(() => {
  globalThis.shopStreamTickets = undefined;
  server.closeAllConnections();
  server.close();
});

const open = (path: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}${path}`, resolve).on('error', reject);
  });
const all = async (response: IncomingMessage) => (await response.setEncoding('utf8').toArray()).join('');

test('a stream takes the connection over, says what it has to say, and ends when it likes', async () => {
  const response = await open('/stream');
  expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
  for (const name of ['x-stream-ticket', 'transfer-encoding', 'content-length'])
    expect([name, response.headers[name]]).toEqual([name, undefined]);
  const [stream] = streams.splice(0);
  stream?.send({ id: 1, data: 'one' });
  stream?.end();
  expect(await all(response)).toBe('event: ready\ndata: {}\n\nid: 1\ndata: "one"\n\n');
  expect([closed, globalThis.shopStreamTickets?.size]).toEqual([1, 0]);
});

test('nothing that Next hung on the connection stays for as long as the stream', async () => {
  await open('/stream');
  const { request, response } = taken;
  for (const name of ['setHeader', 'writeHead', 'end'] as const)
    expect(response[name]).toBe(ServerResponse.prototype[name]);
  expect(Reflect.get(request, nextMeta)).toBeUndefined();
  // Only the stream itself hears of the end.
  expect(response.listenerCount('close')).toBe(1);
});

test('when the other side goes, the stream hears of it', async () => {
  const before = closed;
  const response = await open('/stream');
  response.destroy();
  await expect(
    new Promise<number>((resolve) => {
      const look = () => (closed > before ? resolve(closed - before) : setImmediate(look));
      look();
    }),
  ).resolves.toBe(1);
});

test('a reader that falls far behind is cut off, and hears nothing more', async () => {
  const before = closed;
  await open('/stream');
  const stream = streams.at(-1);
  const megabyte = 'x'.repeat(2 ** 20);
  for (let sent = 0; sent < 100 && closed === before; sent++) stream?.send({ data: megabyte });
  expect(closed).toBe(before + 1);
});

test('any other answer goes out as it is', async () => {
  const response = await open('/plain');
  expect([response.statusCode, await all(response)]).toEqual([200, 'plain words']);
});
