import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forAsLongAsAsked } from '../keep-alive';
import { stripeApi } from './api';
import { cardProblems, readCard } from './cards';
import { openControls } from './control';
import { openDispute } from './disputes';
import { StripeError } from './errors';
import { Faults } from './faults';
import { bodyOf } from './form';
import { confirmPage, payPage } from './pay-page';
import { SandboxStore } from './store';
import { Post } from './webhooks';

type Options = {
  port: number;
  /** Where its controls listen, apart from what the shop is told of; any free port if it is not said. */
  controlPort?: number;
  secretKey: string;
  webhookSecret: string;
  webhookUrl?: string | (() => string | undefined);
};
/** `body`: the parameters as they came, in the body of a POST or the query of a GET. */
export type Ask = { method: string; path: string; body: string };
/** `asks`: every call of the API so far, as it came. */
export type Sandbox = {
  /** The base of Stripe's own routes and of the page where a buyer pays: all that a shop may know. */
  origin: string;
  controls: string;
  store: SandboxStore;
  post: Post;
  asks: Ask[];
  close: () => Promise<void>;
};

const troubles = {
  error: new StripeError(500, 'api_error', 'Something went wrong on Stripe’s end.'),
  rate: new StripeError(429, 'rate_limit_error', 'Too many requests hit the API too quickly.', 'rate_limit'),
};

/** Starts the sandbox on localhost; port 0 takes any free one. Without a webhook address nobody is told of events. */
export async function startSandbox(options: Options): Promise<Sandbox> {
  const { port, controlPort = 0, secretKey, webhookSecret, webhookUrl } = options;
  let origin = '';
  const asks: Ask[] = [];
  const faults = new Faults();
  const post = new Post(webhookUrl, webhookSecret);
  const store = new SandboxStore(
    () => origin,
    (event) => post.send(event),
  );
  const api = stripeApi(store, secretKey);
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
    const paid = store.complete(id, action === 'delayed' ? 'on its way' : 'here', card);
    if (card === 'disputed' && paid.payment_intent) openDispute(store, paid.payment_intent);
    return response.writeHead(303, { location: session.success_url }).end();
  };

  const callApi = (request: IncomingMessage, response: ServerResponse, url: URL, body: string) => {
    const { method = 'GET' } = request;
    asks.push({ method, path: url.pathname, body: method === 'GET' ? url.search.slice(1) : body });
    const struck = faults.strike(method, url.pathname);
    if (struck === 'hang') return;
    if (struck === 'drop') return request.socket.resetAndDestroy();
    const trouble = struck === 'error' || struck === 'rate' ? troubles[struck] : null;
    const answer = trouble ? { status: trouble.status, body: trouble.body() } : api(request, url, body);
    if (struck === 'lose') return request.socket.destroy();
    const headers = {
      'content-type': 'application/json',
      'request-id': `req_${randomBytes(7).toString('hex')}`,
      ...('replayed' in answer ? { 'idempotent-replayed': 'true' } : {}),
    };
    return response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
  };

  const server = createServer(forAsLongAsAsked, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    bodyOf(request)
      .then((body) => {
        const [, id] = /^\/pay\/(cs_test_\w+)$/.exec(url.pathname) ?? [];
        if (id && request.method === 'POST') return pay(response, id, new URLSearchParams(body));
        if (id) return show(response, payPage(store, store.session(id)));
        return callApi(request, response, url, body);
      })
      .catch((error: unknown) => {
        const status = error instanceof StripeError ? error.status : 400;
        response
          .writeHead(status, { 'content-type': 'text/plain' })
          .end(error instanceof Error ? error.message : 'error');
      });
  });
  origin = await listen(server, port);
  const controls = openControls({ store, faults, post });
  const close = async () => {
    for (const one of [server, controls]) one.closeAllConnections();
    await Promise.all([server, controls].map((one) => new Promise((resolve) => one.close(resolve))));
  };
  return { origin, controls: await listen(controls, controlPort), store, post, asks, close };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const address = server.address();
  return `http://localhost:${isAddress(address) ? address.port : port}`;
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;
