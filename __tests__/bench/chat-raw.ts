import { createServer, type ServerResponse } from 'node:http';

/** The least that could do it: keeps no words, knows nobody, and writes what it is told to everyone who listens. */
const listening = new Set<ServerResponse>();
let seq = 0;

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write('event: ready\ndata: {}\n\n');
    listening.add(response);
    request.on('close', () => listening.delete(response));
    return;
  }
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    seq += 1;
    const frame = `id: ${seq}\ndata: ${body}\n\n`;
    for (const one of listening) one.write(frame);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});
server.listen(Number(process.argv[2]), () => process.send?.('ready'));
