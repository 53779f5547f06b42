import type { IncomingMessage } from 'node:http';

export type FormValue = string | FormValue[] | { [key: string]: FormValue };
type Tree = { [key: string]: FormValue };

/** Stripe's form encoding: a[b][0][c]=v becomes nested records and lists. */
export function decodeForm(body: string): Tree {
  const root: Map<string, unknown> = new Map();
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(/[[\]]+/).filter((part) => part !== '');
    let here = root;
    for (const part of path.slice(0, -1)) {
      const next = here.get(part);
      const inner: Map<string, unknown> = next instanceof Map ? next : new Map();
      here.set(part, inner);
      here = inner;
    }
    here.set(path.at(-1) ?? name, value);
  }
  return record(root);
}

function record(map: Map<string, unknown>): Tree {
  return Object.fromEntries([...map].map(([key, value]) => [key, plain(value)]));
}

function plain(value: unknown): FormValue {
  if (!(value instanceof Map)) return String(value);
  const inner = record(value);
  const keys = Object.keys(inner);
  return keys.length > 0 && keys.every((key, index) => key === String(index)) ? Object.values(inner) : inner;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
