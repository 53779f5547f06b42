import { isStorable } from './storable';

export type ReadBody =
  | { ok: true; input: unknown; isForm: boolean }
  | { ok: false; status: 400 | 413 | 415; message: string };

const wrongType = { ok: false, status: 415, message: 'Send JSON or a form.' } as const;
const tooLarge = { ok: false, status: 413, message: 'That is too much to send at once.' } as const;
const unreadable = { ok: false, status: 400, message: 'We couldn’t read what was sent. Please try again.' } as const;

/** Reads JSON or a urlencoded form, and stops reading at the cap whatever the length header says. */
export async function readBody(request: Request, maxBytes: number): Promise<ReadBody> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-www-form-urlencoded') return wrongType;
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge;
  const bytes = await readCapped(request, maxBytes);
  if (!bytes) return tooLarge;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const isForm = type !== 'application/json';
    const input: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
    return isSafe(input) ? { ok: true, input, isForm } : unreadable;
  } catch {
    return unreadable;
  }
}

/** The bytes of a body, or null once there are more than the cap. */
export async function readCapped(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!request.body) return new Uint8Array();
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Only storable text, and no key that would reach for a prototype. */
function isSafe(value: unknown, depth = 0): boolean {
  if (depth > 8) return false;
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([key, inner]) =>
      !['__proto__', 'constructor', 'prototype'].includes(key) && isStorable(key) && isSafe(inner, depth + 1),
  );
}

/** Reads a report that a browser sends by itself; it has a type of its own. */
export async function readPolicyReport(request: Request, maxBytes: number): Promise<ReadBody> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/csp-report') return wrongType;
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  return readBody(new Request(request, { headers }), maxBytes);
}

const noUpload = { ok: false, status: 415, message: 'Send the picture with its form.' } as const;
const fileTooLarge = { ok: false, status: 413, message: 'This file is too large.' } as const;
const mostFields = 12;

/**
 * Reads a form with one file in it, of which at most `maxBytes` are taken in. Scripts ask for JSON; whoever doesn't has
 * sent a plain form. The file is its bytes: its name and its type are what a stranger says of it, and go no further.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<ReadBody> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data;')) return noUpload;
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return fileTooLarge;
  const bytes = await readCapped(request, maxBytes);
  if (!bytes) return fileTooLarge;
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
