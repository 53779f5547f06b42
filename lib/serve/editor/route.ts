import { readFile } from 'node:fs/promises';
import { makeRouteHandler } from '@keystatic/next/route-handler';
import { z } from 'zod';
import { CannotKeep, keptFromEditor, kinds, shownToEditor } from '@/lib/content/editor/keep';
import { isRubbish } from '@/lib/content/files';
import { isSameOrigin } from '@/lib/http/same-origin';

type Config = Parameters<typeof makeRouteHandler>[0]['config'];

const update = z.object({
  additions: z.array(z.object({ path: z.string(), contents: z.string() })),
  deletions: z.array(z.object({ path: z.string() })),
});
const tree = z.array(z.looseObject({ path: z.string() }));
/** The editor lists and hashes all that it may see after every save, so it sees this folder and not the whole project. */
const root = 'content';
const ownPicture = /^images\/[\w-]+(?:\/[\w-]+)*\.(?:jpe?g|png|webp|avif)$/i;
const isText = (path: string) => kinds.some(([pattern]) => pattern.test(`${root}/${path}`));
const textOf = (path: string) => readFile(`${root}/${path}`, 'utf8').catch(() => null);
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
    const file = path.replace(/^blob\/[^/]+\//, '');
    return answer.ok && isText(file) ? new Response(shownToEditor(`${root}/${file}`, await answer.text())) : answer;
  }
  if (path !== 'update') return refused(404, 'not found');
  const sent = update.safeParse(await request.json());
  if (!sent.success) return refused(400, 'not an update');
  const { additions, deletions } = sent.data;
  const foreign = [...additions, ...deletions].find((file) => !isText(file.path) && !ownPicture.test(file.path));
  if (foreign) return refused(422, `${foreign.path}: pictures are JPEG, PNG, WebP or AVIF files`);
  const kept: { path: string; contents: string }[] = [];
  for (const { path: file, contents } of additions) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const renamed = deletions.find((gone) => isText(gone.path) && gone.path.startsWith(folder));
    const source = (await textOf(file)) ?? (renamed ? await textOf(renamed.path) : null);
    try {
      kept.push({ path: file, contents: isText(file) ? keptAs(`${root}/${file}`, source, contents) : contents });
    } catch (error) {
      if (error instanceof CannotKeep) return refused(422, `${file}: nothing was saved, because ${error.message}`);
      throw error;
    }
  }
  const { headers, method, url } = request;
  return POST(new Request(url, { method, headers, body: JSON.stringify({ additions: kept, deletions }) }));
}

function keptAs(file: string, source: string | null, sent: string): string {
  return Buffer.from(keptFromEditor(file, source, Buffer.from(sent, 'base64').toString('utf8'))).toString('base64');
}
