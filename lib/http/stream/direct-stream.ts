import type { IncomingMessage, ServerResponse } from 'node:http';

type Attach = (response: ServerResponse) => void;
export const ticketHeader = 'x-stream-ticket';

/** Streams that wait for their connection. On globalThis, because Next's bundles and the front door each load this file. */
declare global {
  var shopStreamTickets: Map<string, Attach> | undefined;
}

/** Whether a front door stands before the routes, which gives streams their connection itself. */
export const tickets = (): Map<string, Attach> | undefined => globalThis.shopStreamTickets;
export function openDirectStreams(): void {
  globalThis.shopStreamTickets ??= new Map();
}

const hung = ['setHeader', 'appendHeader', 'writeHead', 'write', 'end', 'on', 'flush'];

/**
 * Takes off what Next has hung on a connection: it would keep the whole of its request alive as long as the stream. Put
 * back rather than deleted, because an object that loses a property becomes a larger one.
 */
function letGo(request: IncomingMessage, response: ServerResponse): void {
  const plain: object = Object.getPrototypeOf(response);
  for (const name of hung) if (Object.hasOwn(response, name)) Reflect.set(response, name, Reflect.get(plain, name));
  response.removeAllListeners('close');
  for (const key of Object.getOwnPropertySymbols(request))
    if (key.description === 'NextInternalRequestMeta') Reflect.set(request, key, undefined);
}

/**
 * Lets a route's stream write to the connection itself. The route answers with a ticket and no body; where its answer
 * would end, the stream takes over. On its way through Next each frame would cost ten times as much.
 */
export function letStreamTakeOver(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET') return;
  let ticket: string | undefined;
  const { writeHead, end } = response;
  const head = (...given: unknown[]) => {
    const header = response.getHeader(ticketHeader);
    if (typeof header === 'string') {
      ticket = header;
      // It ends with its connection, so that a frame is one write instead of four.
      response.useChunkedEncodingByDefault = false;
    }
    response.removeHeader(ticketHeader);
    return Reflect.apply(writeHead, response, given);
  };
  const finish = (...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    const attach = ticket === undefined ? undefined : tickets()?.get(ticket);
    if (ticket === undefined || !attach) return Reflect.apply(end, response, given);
    tickets()?.delete(ticket);
    ticket = undefined;
    response.flushHeaders();
    letGo(request, response);
    attach(response);
    return response;
  };
  Object.assign(response, { writeHead: head, end: finish });
}
