import 'server-only';
import { createHash } from 'node:crypto';
import { withinLimit } from '@/lib/http/limit-store';
import type { BrowserReport, PolicyReport } from './report';
import { placeOf, withoutWords } from './words';

const day = 86_400;
const mostAnHour = 200;

/** The first of its kind in a day, and not too many of all kinds: a browser may tell what it likes. */
async function isNews(line: string): Promise<boolean> {
  const key = createHash('sha256').update(line).digest('base64url');
  const [once, all] = [
    { scope: 'browser-line', key, max: 1, windowSeconds: day },
    { scope: 'browser-lines', key: 'all', max: mostAnHour, windowSeconds: 3_600 },
  ];
  const first = await withinLimit({ ...once, whenDown: 'closed' });
  return first.ok && (await withinLimit({ ...all, whenDown: 'closed' })).ok;
}

async function write(line: string): Promise<void> {
  if (await isNews(line)) console.error(`[browser] ${line}`);
}

/** Writes what a browser told into the log, once. What it has taken out itself is taken out again. */
export async function logReport({ kind, message, at, page, release }: BrowserReport): Promise<void> {
  await write(`${kind} on ${page}: ${withoutWords(message)} at ${at.join(' ') || '?'} (release ${release || '?'})`);
}

const extension = /^(?:[\w-]*-extension|about|blob|filesystem):/;
const sinks = new Set(['inline', 'eval', 'wasm-eval', 'data', 'trusted-types-sink', 'trusted-types-policy']);

/** What a policy refused, and from where it would have come; what an extension tried is its own affair. */
export async function logViolation(violation: PolicyReport): Promise<void> {
  const { 'blocked-uri': blocked, 'source-file': source } = violation;
  if (extension.test(blocked) || extension.test(source)) return;
  const origin = URL.canParse(blocked) ? new URL(blocked).origin : '';
  const what = sinks.has(blocked) ? blocked : origin || 'something';
  const page = URL.canParse(violation['document-uri']) ? new URL(violation['document-uri']).pathname : '';
  await write(`policy on ${placeOf(page)}: ${violation['effective-directive']} refused ${what}`);
}
