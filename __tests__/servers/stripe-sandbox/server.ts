import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripeApi } from './api';
import { StripeError } from './errors';
import { cardProblems, confirmPage, payPage, readCard } from './pay-page';
import { SandboxStore, type Session } from './store';
import { deliver } from './webhooks';

type Options = { port: number; secretKey: string; webhookSecret: string; webhookUrl: string };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts the sandbox on localhost; port 0 takes any free one. */
export async function startSandbox({
  port,
  secretKey,
  webhookSecret,
  webhookUrl,
}: Options): Promise<{ server: Server; origin: string }> {
  let origin = '';
  const store = new SandboxStore(() => origin);
  const emit = (type: string, session: Session) => {
    deliver(store.event(type, session), webhookUrl, webhookSecret).catch((error: unknown) =>
      console.error('[sandbox]', error),
    );
  };
  const api = stripeApi(store, secretKey, emit);
  const show = (response: ServerResponse, html: string) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);

  const pay = (response: ServerResponse, id: string, form: URLSearchParams) => {
    const session = store.session(id);
    const action = form.get('action') ?? '';
    if (session.status !== 'open') return show(response, payPage(store, session));
    const card = readCard(form.get('number') ?? '');
    if (action === 'failed')
      return show(response, payPage(store, session, 'We are unable to authenticate your payment method.'));
    if (action === 'pay' && card === 'confirm') return show(response, confirmPage(session));
    const problem = action === 'pay' ? cardProblems[card] : undefined;
    if (problem) return show(response, payPage(store, session, problem));
    const done = store.complete(id, action !== 'delayed');
    emit('checkout.session.completed', done);
    return response.writeHead(303, { location: session.success_url }).end();
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    bodyOf(request)
      .then((body) => {
        const [, page, action] = /^\/(pay|_sandbox\/arrive)\/(cs_test_\w+)$/.exec(pathname) ?? [];
        if (page === 'pay' && action)
          return request.method === 'POST'
            ? pay(response, action, new URLSearchParams(body))
            : show(response, payPage(store, store.session(action)));
        if (page && action && request.method === 'POST') {
          emit('checkout.session.async_payment_succeeded', store.complete(action, true));
          return response.writeHead(204).end();
        }
        const answer = api(request, pathname, body);
        const headers = {
          'content-type': 'application/json',
          'request-id': `req_${randomBytes(7).toString('hex')}`,
          ...(answer.replayed ? { 'idempotent-replayed': 'true' } : {}),
        };
        return response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
      })
      .catch((error: unknown) => {
        const status = error instanceof StripeError ? error.status : 500;
        response
          .writeHead(status, { 'content-type': 'text/plain' })
          .end(error instanceof Error ? error.message : 'error');
      });
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const address = server.address();
  origin = `http://localhost:${isAddress(address) ? address.port : port}`;
  return { server, origin };
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;
