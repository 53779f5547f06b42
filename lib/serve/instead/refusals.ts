import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

const answers: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/**
 * What a connection hears that sent no whole request in its time, or nonsense. One that has sent nothing yet is a
 * browser's, kept ready: it is closed without a word, and not before what may have come in at this very moment has been
 * read. An answer would be taken for that of the next page.
 */
export function answerBroken(error: NodeJS.ErrnoException, connection: Duplex): void {
  if (!(connection instanceof Socket) || !connection.writable) {
    connection.destroy();
    return;
  }
  if (connection.bytesRead > 0) {
    const status = answers[error.code ?? ''] ?? '400 Bad Request';
    connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    return;
  }
  setImmediate(() => {
    if (connection.bytesRead === 0) connection.destroy();
  });
}

type Instead = { missing: () => void; failed: () => void };

/**
 * Next answers `notFound()`, and whatever throws in a page made per request, with an empty document that only its script
 * can fill, and no policy lets that script begin. So such an answer is dropped, and a page of the shop's own sent instead.
 */
export function replaceEmpty(response: ServerResponse, { missing, failed }: Instead): void {
  const { write, end, flushHeaders } = response;
  let dropped: boolean | undefined;
  /** Decided once, by the first that Next says. */
  const isDropped = (): boolean => {
    if (dropped === undefined) {
      const html = String(response.getHeader('content-type') ?? '').startsWith('text/html');
      const { statusCode: status } = response;
      dropped = !response.headersSent && html && (status === 404 || status >= 500);
      if (dropped) {
        for (const name of ['link', 'vary', 'content-encoding', 'content-length']) response.removeHeader(name);
        Object.assign(response, { write, end, flushHeaders });
        if (status === 404) missing();
        else failed();
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
