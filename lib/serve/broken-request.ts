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
