import { createServer } from 'node:http';
import { POST } from '@/app/api/stripe/webhook/route';
import { forAsLongAsAsked } from './keep-alive';

/** The shop's own webhook route on a port of its own, for tests that run the shop in their process. */
export async function openWebhookDoor(): Promise<{ url: string; close: () => void }> {
  const server = createServer(forAsLongAsAsked, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = { 'stripe-signature': String(request.headers['stripe-signature'] ?? '') };
      POST(new Request('http://localhost/', { method: 'POST', headers, body: Buffer.concat(chunks) })).then(
        ({ status }) => response.writeHead(status).end(),
        () => response.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${typeof address === 'object' ? address?.port : ''}`, close };
}
