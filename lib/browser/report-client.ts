import type { BrowserReport } from './report';
import { placeOf, withoutWords } from './words';

const most = 5;
const told = new Set<string>();
const ours = `${location.origin}/_next/static/`;

/** Where it happened in scripts of ours: '0abc.js:1:234', as the browser's own stack has it. */
function positions(stack: string): string[] {
  const found = [...stack.matchAll(/(https?:\/\/[^\s()]+?)(:\d+:\d+)(?=[\s)]|$)/g)];
  return found
    .filter(([, file = '']) => file.startsWith(ours))
    .map(([, file = '', place = '']) => `${file.split('/').at(-1)}${place}`)
    .slice(0, 6);
}

const typedHere = (): string[] =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value);

/** The build that this page is of, which Next has written into what it sends. */
const release = (): string =>
  [...document.scripts].flatMap(({ text }) => /\\"b\\":\\"([\w-]{1,40})\\"/.exec(text)?.[1] ?? []).at(0) ?? '';

function tell(kind: BrowserReport['kind'], message: string, at: string[]): void {
  const report: BrowserReport = {
    kind,
    message: withoutWords(message, typedHere()),
    at,
    page: placeOf(location.pathname),
    release: release(),
  };
  const body = JSON.stringify(report);
  if (told.has(body) || told.size >= most) return;
  told.add(body);
  const headers = { 'content-type': 'application/json' };
  fetch('/api/errors', { method: 'POST', headers, body, credentials: 'omit', keepalive: true }).catch(() => undefined);
}

/** An error that a script of ours threw. Those of extensions are not ours to know. */
function tellThrown(kind: 'error' | 'promise', thrown: unknown): void {
  if (!(thrown instanceof Error)) return;
  const at = positions(thrown.stack ?? '');
  if (at.length > 0) tell(kind, `${thrown.name}: ${thrown.message}`, at);
}

/** What the browser has heard: something thrown, a promise that nobody caught, a script that did not come. */
export function report(event: Event): void {
  if (event instanceof PromiseRejectionEvent) tellThrown('promise', event.reason);
  else if (event instanceof ErrorEvent) tellThrown('error', event.error);
  else if (event.target instanceof HTMLScriptElement && event.target.src.startsWith(ours))
    tell('script', 'did not come', [event.target.src.split('/').at(-1) ?? '']);
}
