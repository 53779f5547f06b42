const errorResponse = 'E'.charCodeAt(0);
const query = 'Q'.charCodeAt(0);

/** A client's goodbye, which the embedded engine must never see: it would stop. */
export const terminate = 'X'.charCodeAt(0);

/** disk full, I/O error, damaged data or index */
const fatalCodes = new Set(['53100', '58030', 'XX001', 'XX002']);

export function simpleQuery(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const message = Buffer.alloc(length + 6);
  message[0] = query;
  message.writeInt32BE(length + 5, 1);
  message.write(text, 5);
  return message;
}

/** The first error after which the engine must not be used. Looks only inside error messages, never at rows. */
export function fatalErrorIn(reply: Buffer): string | undefined {
  for (let at = 0; at + 5 <= reply.length; at += 1 + reply.readInt32BE(at + 1)) {
    if (reply[at] !== errorResponse) continue;
    const text = reply.toString('utf8', at + 5, at + 1 + reply.readInt32BE(at + 1));
    const fields = new Map(
      text
        .split('\0')
        .filter(Boolean)
        .map((field) => [field[0], field.slice(1)]),
    );
    const severity = fields.get('V') ?? '';
    const code = fields.get('C') ?? '';
    if (fatalCodes.has(code) || severity === 'PANIC' || severity === 'FATAL')
      return `${severity} ${code} ${fields.get('M')}`;
  }
  return undefined;
}
