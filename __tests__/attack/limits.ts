import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { freshAddress, type Part, together } from './part';

/** A number; 'none' where the route says why; null where it can't be read, so that no limit is passed over. */
type Read = number | 'none' | null;
const numberIn = (text: string) => {
  const [, max] = /\bmax: ([\d_]+)\s*[,}]/.exec(text) ?? [];
  return max === undefined ? null : Number(max.replaceAll('_', ''));
};

/** How often an address may write, wherever the number stands: in the route, in a constant of its file, or in a file of lib. */
export function limitIn(source: string, fileOf = (path: string) => readFileSync(`${path}.ts`, 'utf8')): Read {
  const writes = /^const options = \{[\s\S]*?^\}/m.exec(source)?.[0] ?? '';
  const text = writes + source.slice(source.indexOf('POST = route('));
  if (/\blimit: ['"`]none: /.test(text)) return 'none';
  const [, whole] = /\blimit: (\{[^{}]*\})/.exec(text) ?? [];
  if (whole !== undefined) return numberIn(whole);
  const [, named] = /\blimit: (\w+)/.exec(text) ?? /[{,]\s*(limit)\s*[,}]/.exec(text) ?? [];
  if (named === undefined) return null;
  const made = new RegExp(`const ${named}\\b[^=]*= \\{[\\s\\S]*?^\\}|const ${named}\\b[^=]*= \\{[^\\n]*\\}`, 'm');
  const [, from] = new RegExp(`import \\{[^}]*\\b${named}\\b[^}]*\\} from '@/([\\w/-]+)'`).exec(source) ?? [];
  return numberIn(made.exec(from === undefined ? source : fileOf(from))?.[0] ?? '');
}

type Limited = { path: string; max: Read };

/** Of every route without a parameter that reads a body of words. */
export function limitsOfRoutes(): Limited[] {
  return readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.includes('['))
    .flatMap((file) => {
      const source = readFileSync(`app/api/${file}`, 'utf8');
      const writesWords = source.includes('POST = route(') && !/^ {2}read: /m.test(source);
      return writesWords ? [{ path: `/api/${file.replace('/route.ts', '')}`, max: limitIn(source) }] : [];
    });
}

const network = () => `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`;
/** One address in the spellings of it that proxies have: with ports, and every one of an IPv6 network that is somebody's own. */
const spellings: readonly (() => (index: number) => string)[] = [
  () => {
    const address = freshAddress();
    return () => address;
  },
  () => {
    const address = freshAddress();
    return (index) => `${address}:${4_000 + index}`;
  },
  () => {
    const own = network();
    return (index) => (index % 2 === 0 ? `${own}::${index.toString(16)}` : `[${own}:0:0:1:${index.toString(16)}]:80`);
  },
];

/** Whoever asks once too often hears so, however their address is spelt, and not before. */
export async function limits({ part, short }: { part: Part; short: boolean }): Promise<void> {
  const routes = limitsOfRoutes();
  for (const { path, max } of routes)
    if (max === null) part.found(path, 'has a limit that can’t be read from its source: say its number there');
  const longest = short ? 10 : 60;
  const found = routes.flatMap(({ path, max }) => (typeof max === 'number' && max <= longest ? [{ path, max }] : []));
  if (found.length === 0) part.found('the limits', 'none was found in the sources of the routes');
  const tries = found.flatMap(({ path, max }) =>
    (short ? spellings.slice(2) : spellings).map((spelling) => ({ path, max, spell: spelling() })),
  );
  await together(tries, async ({ path, max, spell }) => {
    const line = `${path} from ${spell(1)}`;
    if (!part.wants(line)) return;
    for (let asked = 1; asked <= max + 1; asked++) {
      const { status, headers } = await part.send(
        { path, body: {}, headers: { 'x-forwarded-for': spell(asked) } },
        line,
      );
      if ((status === 429) !== asked > max)
        part.found(line, `answered ${status} to the ${asked}th, and ${max} are let`);
      if (status === 429 && !(Number(headers['retry-after']) > 0)) part.found(line, 'does not say when to come back');
    }
  });
}
