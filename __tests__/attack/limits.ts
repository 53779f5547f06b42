import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { freshAddress, type Part, together } from './part';

type Limited = { path: string; max: number };

/** How often an address may write, as each route has it in its source that reads a body of words and does nothing else. */
function limitsOf(longest: number): Limited[] {
  return readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.includes('['))
    .flatMap((file) => {
      const source = readFileSync(`app/api/${file}`, 'utf8');
      const [, max] = /\bmax: (\d+)/.exec(source) ?? [];
      const isPlain = source.includes('POST = route(') && !/GET = reader\(|^ {2}read: /m.test(source);
      const path = `/api/${file.replace('/route.ts', '')}`;
      return isPlain && max && Number(max) <= longest ? [{ path, max: Number(max) }] : [];
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
  const found = limitsOf(short ? 10 : 60);
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
