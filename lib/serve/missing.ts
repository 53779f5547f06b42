import type { ServerResponse } from 'node:http';

/**
 * Next answers `notFound()` in a page made per request with an empty document that only its script can fill, and no
 * policy lets that script begin. So such an answer is dropped, and the shop's own page for what is missing sent instead.
 */
export function replaceMissing(response: ServerResponse, send: () => void): void {
  const { write, end, flushHeaders } = response;
  let dropped: boolean | undefined;
  /** Decided once, by the first that Next says. */
  const isDropped = (): boolean => {
    if (dropped === undefined) {
      const html = String(response.getHeader('content-type') ?? '').startsWith('text/html');
      dropped = !response.headersSent && response.statusCode === 404 && html;
      if (dropped) {
        for (const name of ['link', 'vary', 'content-encoding', 'content-length']) response.removeHeader(name);
        Object.assign(response, { write, end, flushHeaders });
        send();
        Object.assign(response, { write: () => true, end: () => response, flushHeaders: () => undefined });
      }
    }
    return dropped;
  };
  Object.assign(response, {
    flushHeaders: () => isDropped() || Reflect.apply(flushHeaders, response, []),
    write: (...given: unknown[]) => isDropped() || Reflect.apply(write, response, given),
    end: (...given: unknown[]) => (isDropped() ? response : Reflect.apply(end, response, given)),
  });
}
