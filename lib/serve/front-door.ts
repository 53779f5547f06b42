import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { placeOf } from '@/lib/browser/words';
import { largestUpload } from '@/lib/chat/visitor/limits';
import type { Env } from '@/lib/env';
import { loggable } from '@/lib/http/loggable';
import { letStreamTakeOver, openDirectStreams } from '@/lib/http/stream/direct-stream';
import {
  bodyCap,
  clientAddress,
  healthPath,
  type Refusal,
  refusal,
  refusalBody,
  stripHeaders,
  tooLarge,
} from './hygiene';
import { codeOf, tellFailed } from './instead/failed-page';
import { answerBroken, replaceEmpty } from './instead/refusals';
import { noncePolicy, readerOf, securityHeaders, staticPolicy } from './policy';
import { isHashed, keptFile } from './releases-store';
import { type Statics, sendStatic } from './statics';
import { readableTarget, wantsNoPage } from './target';

declare global {
  /** Set while the front door is open: Next tells what it has called an error. */
  var shopFailed: ((policy: string, code: string) => void) | undefined;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A picture that is too large is seldom larger than this; whoever sends one is told so. */
const longestDrain = 4 * largestUpload;

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { type, body } = refusalBody(refusal, request.headers);
  response.writeHead(refusal.status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** Cuts a body that goes on past its cap, whatever its headers said. */
function capBody(request: IncomingMessage, response: ServerResponse, path: string): void {
  const cap = bodyCap(path);
  const push = request.push.bind(request);
  let size = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    size += chunk?.length ?? 0;
    if (size <= cap) return push(chunk, encoding);
    if (!response.headersSent) refuse(request, response.setHeader('connection', 'close'), tooLarge(path));
    request.destroy();
    return false;
  };
}

/** Lets a refused body run out for a while, so that its sender reads the answer instead of a broken line. */
function drain(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > longestDrain) request.destroy();
  });
}

/** An old address: whoever kept it is led on, with what they asked. Kept for an hour only, in case a line was wrong. */
function redirect(request: IncomingMessage, response: ServerResponse, to: string, cached: boolean): void {
  const asked = new URL(request.url ?? '/', 'http://shop');
  const target = new URL(to, asked);
  for (const [name, value] of asked.searchParams) {
    if (!target.searchParams.has(name)) target.searchParams.append(name, value);
  }
  const location = `${target.pathname}${target.search}${target.hash}`;
  response.writeHead(308, { location, 'cache-control': cached ? 'public, max-age=3600' : 'no-store' }).end();
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
const mostAsked = 20;
let asked = 0;

/** For a page of another build. Whoever asks for what no build has costs the database no more than others wait for. */
async function sendKept(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const later = () => response.writeHead(503, { ...plain, 'retry-after': '2' }).end('please try again\n');
  if (asked >= mostAsked) {
    later();
    return;
  }
  asked += 1;
  try {
    const found = await keptFile(path);
    if (found) sendStatic(request, response, found);
    else response.writeHead(404, plain).end('no such file\n');
  } catch (error) {
    console.error('[front door]', loggable(error));
    later();
  } finally {
    asked -= 1;
  }
}

/** The one server in front of everything: hygiene, headers, static answers from memory, and Next for the rest. */
export function frontDoor(env: Env, statics: Statics, next: Handler): Server {
  openDirectStreams();
  globalThis.shopFailed = tellFailed;
  const payOrigins = env.stripe.apiBase
    ? ['https://checkout.stripe.com', new URL(env.stripe.apiBase).origin]
    : ['https://checkout.stripe.com'];
  const sources = { origin: env.publicUrl, payOrigins };
  const { host } = new URL(env.publicUrl);
  const always = Object.entries(securityHeaders(env.publicUrl.startsWith('https://')));
  const policies = new Map<readonly string[], string>();
  const policyOf = (hashes: readonly string[]) => {
    const known = policies.get(hashes) ?? staticPolicy(hashes, sources);
    policies.set(hashes, known);
    return known;
  };

  const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?')[0] ?? '/';

  const sendMissing = (request: IncomingMessage, response: ServerResponse): boolean => {
    const missing = statics.notFound(pathOf(request));
    if (!missing?.hashes) return false;
    response.setHeader('content-security-policy', policyOf(missing.hashes));
    sendStatic(request, response, missing, 404);
    return true;
  };

  /** The policy in a request's header is no other request's: it has a nonce. */
  const sendFailed = (request: IncomingMessage, response: ServerResponse): void => {
    const code = codeOf(String(request.headers['content-security-policy'] ?? ''));
    const asked = placeOf(pathOf(request));
    console.error(`[front door] a page of ${asked} could not be made: its visitor was told the code ${code}`);
    response.setHeader('content-security-policy', policyOf([]));
    // Next would pack what is sent in its place, and only what goes by its own hands.
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store, no-transform' });
    response.end(request.method === 'HEAD' ? undefined : statics.failed(pathOf(request), code));
  };

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of always) response.setHeader(name, value);
    const refused = refusal(request, env.publicUrl);
    const path = pathOf(request);
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (refused) {
      drain(request);
      if (refused.status === 404 && reading && !wantsNoPage(path) && sendMissing(request, response)) return;
      return refuse(request, response, refused);
    }
    request.url = readableTarget(request.url ?? '/');
    if (path === healthPath) request.headers.host = host;
    if (reading) {
      const found = statics.find(request, path);
      if (found?.hashes) response.setHeader('content-security-policy', policyOf(found.hashes));
      if (found?.hashes) response.setHeader('speculation-rules', '"/speculation-rules.json"');
      if (found) return sendStatic(request, response, found);
      if (isHashed(path)) return void sendKept(request, response, path);
      const isDynamic = statics.isDynamic(path);
      const right = (isDynamic ? null : statics.rightPath(path)) ?? path;
      const moved = (isDynamic ? undefined : statics.moved(right)) ?? (right === path ? undefined : right);
      if (moved) return redirect(request, response, moved, !statics.isDynamic(moved));
      if (!isDynamic && wantsNoPage(path)) return refuse(request, response, { status: 404, says: 'not found' });
      if (!isDynamic && sendMissing(request, response)) return;
    } else capBody(request, response, path);

    const address = clientAddress(
      request.socket.remoteAddress,
      String(request.headers['x-forwarded-for'] ?? ''),
      env.trustProxyHops,
    );
    stripHeaders(request.headers);
    request.headers['x-client-address'] = address;
    const isPage = !path.startsWith('/api/') && !path.startsWith('/_next/');
    if (isPage) {
      const policy = noncePolicy(randomBytes(16).toString('base64'), readerOf(path), sources);
      request.headers['content-security-policy'] = policy;
      response.setHeader('content-security-policy', policy);
      response.setHeader('cache-control', 'no-store');
    }
    letStreamTakeOver(request, response);
    if (isPage)
      replaceEmpty(response, {
        missing: () => void sendMissing(request, response),
        failed: () => sendFailed(request, response),
      });
    next(request, response).catch((error: unknown) => {
      console.error('[front door]', loggable(error));
      if (response.headersSent) return;
      if (isPage) sendFailed(request, response);
      else response.writeHead(500).end();
    });
  };

  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16_384,
    },
    answer,
  );
  // Whoever asks before they send a body is told no instead, and not to send it after all.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (refusal(request, env.publicUrl)) response.setHeader('connection', 'close');
    else response.writeContinue();
    answer(request, response);
  });
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('clientError', answerBroken);
  return server;
}
