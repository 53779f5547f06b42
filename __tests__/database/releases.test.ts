import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { releaseFiles, releases } from '@/lib/db/schema/releases';
import { env } from '@/lib/env';
import { writeDocroot } from '@/lib/serve/docroot';
import { frontDoor } from '@/lib/serve/front-door';
import { keepRelease } from '@/lib/serve/releases-store';
import { loadStatics } from '@/lib/serve/statics';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Built = Record<string, string>;

/** A build whose pages load these files, as the shop's own build writes it. */
async function build(files: Built): Promise<string> {
  const projectDir = mkdtempSync(join(tmpdir(), 'release-'));
  const write = (path: string, text: string) => {
    const file = join(projectDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  write('content/redirects.yaml', 'redirects: []\n');
  const distDir = join(projectDir, '.next');
  const staticFiles = Object.entries(files).map(([path, text]) => ({
    id: path,
    pathname: path,
    filePath: write(`.next${path}`, text),
  }));
  await writeDocroot({ outputs: { prerenders: [], staticFiles, appPages: [], appRoutes: [] }, distDir, projectDir });
  return distDir;
}

/** A server of that build, on the database of all the others. */
async function serve(distDir: string): Promise<(path: string, headers?: Record<string, string>) => Promise<Response>> {
  const statics = loadStatics(distDir);
  await keepRelease(statics.files);
  const settings = { ...env() };
  const server = frontDoor(settings, statics, async (_request, response) => void response.writeHead(200).end('Next'));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  settings.publicUrl = `http://127.0.0.1:${isAddress(address) ? address.port : 0}`;
  return (path, headers = {}) => fetch(`${settings.publicUrl}${path}`, { headers });
}
const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null && isIP(address.address) > 0;

const chunk = (name: string) => `/_next/static/chunks/${name}.js`;
const script = (name: string) => `console.log('${name}');`.repeat(30);

test('a server of either build answers for what the other’s pages load, as it would for its own', async () => {
  const [old, next] = [randomUUID(), randomUUID()];
  const earlier = await serve(await build({ [chunk(old)]: script(old), [chunk('both')]: script('both') }));
  const later = await serve(await build({ [chunk(next)]: script(next), [chunk('both')]: script('both') }));
  for (const ask of [earlier, later])
    for (const name of [old, next, 'both']) {
      const answer = await ask(chunk(name), { 'accept-encoding': 'identity' });
      expect([answer.status, await answer.text()]).toEqual([200, script(name)]);
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const again = await ask(chunk(name), { 'if-none-match': answer.headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    }
});

test('what another build packed goes out packed', async () => {
  const name = randomUUID();
  await serve(await build({ [chunk(name)]: script(name) }));
  const statics = loadStatics(await build({ [chunk(randomUUID())]: 'other' }));
  expect(statics.files.get(chunk(name))).toBeUndefined();
  const [row] = await (await db())
    .select()
    .from(releaseFiles)
    .where(sql`path = ${chunk(name)}`);
  expect(brotliDecompressSync(Buffer.from(row?.brotli ?? '')).toString()).toBe(script(name));
});

test.each([
  '/_next/static/chunks/of-no-build.js',
  '/_next/static/chunks/a%20b.js',
  `/_next/static/${'a'.repeat(900)}.js`,
])('what no build has is not there, in few words that nobody keeps: %s', async (path) => {
  const ask = await serve(await build({ [chunk('own')]: script('own') }));
  const answer = await ask(path);
  expect([answer.status, await answer.text()]).toEqual([404, 'no such file\n']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a build that starts again is kept once, and counts as the newest', async () => {
  const distDir = await build({ [chunk(randomUUID())]: 'once' });
  await serve(distDir);
  await (await db()).update(releases).set({ startedAt: sql`now() - interval '30 days'` });
  await serve(distDir);
  const [newest] = await (await db()).select().from(releases).orderBy(sql`started_at desc`).limit(1);
  const files = await (await db()).select().from(releaseFiles).where(sql`release_id = ${newest?.id}`);
  expect(files).toHaveLength(1);
});

test('the last three builds stay however old they are, and every build of the last week', async () => {
  await (await db()).delete(releases);
  const names = Array.from({ length: 5 }, () => randomUUID());
  const start = async (name: string) => serve(await build({ [chunk(name)]: script(name) }));
  for (const name of names) await start(name);
  const last = await start('last');
  const answers = () => Promise.all(names.map(async (name) => (await last(chunk(name))).status));
  expect(await answers()).toEqual([200, 200, 200, 200, 200]);

  await (await db()).update(releases).set({ startedAt: sql`started_at - interval '8 days'` });
  const again = await start('last');
  expect((await again(chunk('last'))).status).toBe(200);
  expect(await answers()).toEqual([404, 404, 404, 200, 200]);
});
