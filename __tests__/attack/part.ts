import { randomBytes } from 'node:crypto';
import { ask, ours } from '../servers/raw-http';

export type Sent = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** What is sent as JSON; a query's own class as a form, as a browser without script sends it. */
  body?: unknown;
  cookie?: string;
  headers?: Record<string, string>;
};
export type Heard = Awaited<ReturnType<typeof ask>>;

/** Words of what the shop is made of. None of them is for whoever asks. */
const foreign =
  /node_modules|\/lib\/[\w/-]+\.ts|\bat [\w.<> ]+ \(\S+:\d+:\d+\)|(?:Type|Syntax|Reference|Range|Zod)Error|Failed query|violates [\w-]+ constraint|invalid input syntax|duplicate key value|ECONN[A-Z]+|Unexpected token|Internal Server Error|Invalid input: expected|\[object Object\]/;
/** What would be a tag if it came back as it was sent. */
export const markup = '"><svg onload=zq1>';
const unescaped = '<svg onload=zq1';

export const freshAddress = (): string => `10.${randomBytes(3).join('.')}`;

/** One part of the attack: it counts what was asked and answered, and keeps what should not have been. */
export class Part {
  requests = 0;
  readonly answers = new Map<string, number>();
  readonly findings: string[] = [];
  readonly notes: string[] = [];

  constructor(
    readonly name: string,
    /** Only what has this in its line is tried, to repeat a finding. */
    private readonly like = '',
    /** Whether the same is sent again while the shop is away, as by somebody who presses the button until it works. */
    private readonly waits = false,
  ) {}

  wants(line: string): boolean {
    return line.includes(this.like);
  }

  found(line: string, what: string): void {
    this.findings.push(`${line}\n      ${what}`);
  }

  count(status: number): void {
    this.requests += 1;
    const kind = status ? `${Math.floor(status / 100)}xx` : 'cut off';
    this.answers.set(kind, (this.answers.get(kind) ?? 0) + 1);
  }

  /** Asks, each time from another address, so that no limit stands in the way; and holds the answer against what all have to be. */
  async send(sent: Sent, line = lineOf(sent)): Promise<Heard> {
    let heard = await answerTo(sent);
    while (this.waits && isAway(heard)) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      heard = await answerTo(sent);
    }
    if (!heard) {
      this.count(0);
      this.found(line, 'no answer: the connection was cut');
      return { status: 0, headers: {}, text: '' };
    }
    this.count(heard.status);
    for (const what of faultsOf(sent, heard)) this.found(line, what);
    return heard;
  }
}

/** Does all of it, so many at a time. */
export async function together<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
  atOnce = 6,
): Promise<void> {
  const waiting = [...items].toReversed();
  const one = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

export const lineOf = ({ method, path, body, cookie }: Sent): string => {
  const typed = body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
  const way = method ?? (body === undefined ? 'GET' : 'POST');
  return `${way} ${path}${body === undefined ? '' : ` ${typed.slice(0, 400)}`}${cookie ? ` [${cookie.split('=')[0]}]` : ''}`;
};

async function answerTo({ method, path, body, cookie, headers = {} }: Sent): Promise<Heard | null> {
  const isForm = body instanceof URLSearchParams;
  const typed = body === undefined ? undefined : isForm ? body.toString() : JSON.stringify(body);
  const all: Record<string, string> = {
    'x-forwarded-for': freshAddress(),
    ...(cookie ? { cookie } : {}),
    ...(typed === undefined
      ? {}
      : { ...ours, 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
    ...headers,
  };
  const asked = {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    // One that is empty is one that is left out.
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    ...(typed === undefined ? {} : { body: typed }),
  };
  // A kept connection may end in the moment it is used again; a second time it is the shop's doing.
  return ask(path, asked).catch(() => ask(path, asked).catch(() => null));
}

const isAway = (heard: Heard | null) => heard === null || heard.status === 503;

function faultsOf(sent: Sent, { status, headers, text }: Heard): string[] {
  const faults: string[] = [];
  const type = String(headers['content-type'] ?? '');
  const isExplained = status === 503 && headers['retry-after'] !== undefined;
  if (status >= 500 && !isExplained) faults.push(`answered ${status}: ${text.slice(0, 200)}`);
  const [word] = foreign.exec(type.startsWith('text/html') ? '' : text) ?? foreign.exec(visible(text)) ?? [];
  if (word && !JSON.stringify(sent.body ?? '').includes(word)) faults.push(`says ${JSON.stringify(word)}`);
  if (type.startsWith('text/html') && text.includes(unescaped)) faults.push('gives markup back as it was sent');
  const isJson = sent.body !== undefined && !(sent.body instanceof URLSearchParams) && sent.path.startsWith('/api/');
  if (isJson && status !== 405 && !/^application\/json/.test(type))
    faults.push(`answered JSON with ${type || 'no type'}`);
  if (text && headers['x-content-type-options'] !== 'nosniff') faults.push('may be sniffed');
  const location = headers.location;
  if (typeof location === 'string' && location.startsWith('//')) faults.push(`leads away to ${location}`);
  return faults;
}

/** What somebody reads of a page: without its scripts, styles and tags. */
const visible = (html: string): string =>
  html.replaceAll(/<(script|style)\b.*?<\/\1>/gs, ' ').replaceAll(/<[^>]*>/g, ' ');
