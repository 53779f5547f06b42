import { existsSync, readFileSync } from 'node:fs';
import { makeRouteHandler } from '@keystatic/next/route-handler';
import { z } from 'zod';
import { filesOnDisk, picturesOnDisk } from '@/lib/content/disk';
import { kinds, shownToEditor } from '@/lib/content/editor/keep';
import { deletedUnseen, openedWith } from '@/lib/content/editor/opened';
import { savedFiles } from '@/lib/content/editor/save';
import { isRubbish } from '@/lib/content/files';
import { pictureFacts } from '@/lib/content/pictures/facts.mjs';
import { isPhotograph, type Pictures } from '@/lib/content/pictures/pictures';
import { isSameOrigin } from '@/lib/http/same-origin';
import { dateInLondon } from '@/lib/time/format';

type Config = Parameters<typeof makeRouteHandler>[0]['config'];

const update = z.object({
  additions: z.array(z.object({ path: z.string(), contents: z.string() })),
  deletions: z.array(z.object({ path: z.string(), read: z.string().optional() })),
});
const tree = z.array(z.looseObject({ path: z.string() }));
/** The editor lists and hashes all that it may see after every save, so it sees this folder and not the whole project. */
const root = 'content';
const ownPicture = (name: string) => /^images\/[\w-]+(?:\/[\w-]+)*\.\w+$/.test(name) && isPhotograph(name);
const isText = (file: string) => kinds.some(([pattern]) => pattern.test(file));
const refused = (status: number, says: string) => new Response(says, { status });

/**
 * The editor's reads and writes, from this machine's own pages only: no other site can ask for them, nor any name that
 * leads here by a trick of DNS. Files go out and come in through keep.ts, so that a save changes only what was changed.
 */
export async function answerEditor(request: Request, config: Config): Promise<Response> {
  const host = request.headers.get('host') ?? '';
  const site = { site: request.headers.get('sec-fetch-site'), origin: request.headers.get('origin') };
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host)) return refused(403, 'only on this machine');
  if (request.method !== 'GET' && !isSameOrigin(site, `http://${host}`)) return refused(403, 'only from the editor');

  const { GET, POST } = makeRouteHandler({ config, localBaseDirectory: root });
  const path = decodeURIComponent(new URL(request.url).pathname.replace(/^\/api\/keystatic\//, ''));
  if (request.method === 'GET') {
    const answer = await GET(request);
    if (path === 'tree' && answer.ok) {
      const entries = tree.parse(await answer.json());
      return Response.json(entries.filter((entry) => !isRubbish(entry.path)));
    }
    const file = `${root}/${path.replace(/^blob\/[^/]+\//, '')}`;
    if (!answer.ok || !isText(file)) return answer;
    const source = await answer.text();
    return new Response(shownToEditor(file, source, openedWith(file, source)));
  }
  if (path !== 'update') return refused(404, 'not found');
  const sent = update.safeParse(await request.json());
  if (!sent.success) return refused(400, 'not an update');
  const { additions, deletions } = sent.data;
  const foreign = [...additions, ...deletions].find(
    ({ path: name }) => !isText(`${root}/${name}`) && !ownPicture(name),
  );
  if (foreign) return refused(422, `${foreign.path}: pictures are JPEG, PNG, WebP or AVIF files`);
  // A file that is given another name goes with what comes, and that has a mark of its own.
  const unseen =
    additions.length > 0 ? [] : deletions.flatMap(({ path: name, read }) => unseenIn(`${root}/${name}`, read));
  if (unseen.length > 0) return refused(409, unseen.join('\n'));
  const texts = additions.filter((file) => isText(`${root}/${file.path}`));
  const uploads = additions.filter((file) => !texts.includes(file));
  const changed = {
    sent: Object.fromEntries(texts.map((file) => [`${root}/${file.path}`, decoded(file.contents).toString('utf8')])),
    gone: deletions.map((file) => `${root}/${file.path}`),
  };
  const pictures = await picturesWith(uploads);
  const saved = savedFiles(filesOnDisk(process.cwd()).files, changed, { today: dateInLondon(new Date()), pictures });
  if (!saved.ok) return refused(saved.status, saved.message);
  const written = Object.entries(saved.written).map(([file, text]) => ({
    path: file.slice(root.length + 1),
    contents: Buffer.from(text).toString('base64'),
  }));
  const { headers, method, url } = request;
  const gone = deletions.map(({ path: name }) => ({ path: name }));
  const body = JSON.stringify({ additions: [...uploads, ...written], deletions: gone });
  return POST(new Request(url, { method, headers, body }));
}

function unseenIn(file: string, read: string | undefined): string[] {
  if (!isText(file) || !existsSync(file)) return [];
  const says = deletedUnseen(file, read, readFileSync(file));
  return says ? [says] : [];
}

const decoded = (contents: string) => Buffer.from(contents, 'base64');

/** The pictures on disk, and those that come with a save. */
async function picturesWith(uploads: readonly { path: string; contents: string }[]): Promise<Pictures> {
  const facts = uploads.map(async ({ path, contents }) => [
    `/${path}`,
    await pictureFacts(decoded(contents)).catch(() => null),
  ]);
  return { ...(await picturesOnDisk(process.cwd())), ...Object.fromEntries(await Promise.all(facts)) };
}
