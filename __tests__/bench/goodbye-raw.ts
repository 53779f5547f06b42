import { createServer, type ServerResponse } from 'node:http';

/** The least that could do it: streams that say nothing, and on SIGTERM a goodbye to each. */
const listening = new Set<ServerResponse>();

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write('event: ready\ndata: {}\n\n');
  listening.add(response);
  request.on('close', () => listening.delete(response));
});
process.once('SIGTERM', async () => {
  server.close();
  const goodbyes = [...listening].map(
    (one) => new Promise<void>((resolve) => one.end('event: bye\ndata: {"retry":1000}\n\n', resolve)),
  );
  await Promise.all(goodbyes);
  process.exit(0);
});
server.listen(Number(process.argv[2]), () => process.send?.('ready'));
