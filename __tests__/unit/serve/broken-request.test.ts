import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { answerBroken } from '@/lib/serve/instead/refusals';

const times = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 };
let server: Server;
beforeEach(async () => {
  server = createServer({ ...times, maxHeaderSize: 1_000 }, (_request, response) => response.end('here'));
  server.on('clientError', answerBroken).listen(0);
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function visitor(): Promise<Socket> {
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  const socket = connect(port);
  await once(socket, 'connect');
  return socket;
}

async function heard(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (data: Buffer) => {
    said += data.toString();
  });
  await once(socket, 'close');
  return said;
}

test('a connection that has sent nothing is closed without a word', async () => {
  expect(await heard(await visitor())).toBe('');
});

test.each([
  ['half a request', 'GET / HTTP/1.1\r\nHost: x\r\n', '408 Request Timeout'],
  ['nonsense', 'hello\r\n\r\n', '400 Bad Request'],
  ['headers without end', `GET / HTTP/1.1\r\nHost: ${'x'.repeat(2_000)}\r\n`, '431 Request Header Fields Too Large'],
])('%s is told what is wrong', async (_what, sent, status) => {
  const socket = await visitor();
  socket.write(sent);
  expect(await heard(socket)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\\r\\n`));
});

/** A visitor whom the server has let in less than its time ago. A slow machine may need several. */
async function justAccepted(): Promise<Socket> {
  for (;;) {
    const began = performance.now();
    const [, socket] = await Promise.all([once(server, 'connection'), visitor()]);
    if (performance.now() - began < times.headersTimeout / 2) return socket;
    socket.destroy();
  }
}

test('what came in while the server was busy is answered, though its time was up meanwhile', async () => {
  const socket = await justAccepted();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  const until = performance.now() + 2 * times.headersTimeout;
  while (performance.now() < until);
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*here$/);
});
