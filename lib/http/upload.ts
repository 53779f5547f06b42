import { isStorable, type ReadBody, readCapped } from './body';

const wrongType = { ok: false, status: 415, message: 'Send the picture with its form.' } as const;
const tooLarge = { ok: false, status: 413, message: 'This file is too large.' } as const;
const unreadable = { ok: false, status: 400, message: 'We couldn’t read what was sent. Please try again.' } as const;
const mostFields = 12;

/**
 * Reads a form with one file in it, of which at most `maxBytes` are taken in. Scripts ask for JSON; whoever doesn't has
 * sent a plain form. The file is its bytes: its name and its type are what a stranger says of it, and go no further.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<ReadBody> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data;')) return wrongType;
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge;
  const bytes = await readCapped(request, maxBytes);
  if (!bytes) return tooLarge;
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    const input: Record<string, string | Uint8Array> = {};
    for (const [name, value] of form) {
      const seen = Object.hasOwn(input, name) || Object.keys(input).length >= mostFields;
      if (seen || !/^[a-z]{1,20}$/i.test(name)) return unreadable;
      input[name] = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer());
      if (typeof value === 'string' && !isStorable(value)) return unreadable;
    }
    return { ok: true, input, isForm: !(request.headers.get('accept') ?? '').includes('application/json') };
  } catch {
    return unreadable;
  }
}
