import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { redirectsFile, redirectsIn } from '../content/redirects';
import { deferScripts } from './deferral';
import { inlineHashes } from './inline-scripts';

type Output = {
  id: string;
  pathname: string;
  parentOutputId?: string;
  filePath?: string;
  fallback?: { filePath?: string; postponedState?: string };
};
type Build = {
  outputs: { prerenders: Output[]; staticFiles: Output[]; appPages: Output[]; appRoutes: Output[] };
  distDir: string;
  projectDir: string;
};
export type Manifest = {
  appEnv: string;
  documents: Record<string, { file: string; hashes: string[] }>;
  files: Record<string, string>;
  /** Old addresses and where they lead (content/redirects.yaml). */
  redirects: Record<string, string>;
  /** Addresses that are answered per request, '[name]' standing for one part; all others that aren't here don't exist. */
  dynamic: string[];
};

/** Development only; here its routes answer 404 anyway, and nobody is let through to them. */
const editor = /^(?:\/api)?\/keystatic\b/;
const compressible = /\.(html|js|css|svg|rsc|json|txt|xml)$/;

/**
 * After a build: every static answer as a file, its scripts put off, compressed as small as it goes, with the hashes for
 * its policy. The front door serves nothing that is not in this manifest.
 */
export async function writeDocroot({ outputs, distDir, projectDir }: Build): Promise<void> {
  const root = join(distDir, 'docroot');
  rmSync(root, { recursive: true, force: true });
  const manifest: Manifest = {
    appEnv: process.env.APP_ENV ?? 'production',
    documents: {},
    files: {},
    redirects: Object.fromEntries(
      redirectsIn(readFileSync(join(projectDir, redirectsFile), 'utf8')).map(({ from, to }) => [from, to]),
    ),
    dynamic: perRequest(outputs),
  };

  const write = (path: string, bytes: Buffer) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    if (!compressible.test(path) || bytes.length < 200) return;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }),
    );
  };
  const add = (url: string, source: string) => {
    const bytes = readFileSync(source);
    if (!source.endsWith('.html')) {
      const path = join('files', url);
      write(path, bytes);
      manifest.files[url] = path;
      return;
    }
    const { html, added } = deferScripts(bytes.toString('utf8'));
    const path = join('documents', `${url === '/' ? 'index' : url}.html`);
    write(path, Buffer.from(html));
    manifest.documents[url] = { file: path, hashes: inlineHashes(html, added, url) };
  };

  for (const { pathname, filePath } of outputs.staticFiles) {
    if (filePath && existsSync(filePath) && !pathname.endsWith('.map')) add(pathname, filePath);
  }
  for (const { pathname, fallback } of outputs.prerenders) {
    if (fallback?.filePath && existsSync(fallback.filePath) && !fallback.postponedState)
      add(pathname, fallback.filePath);
  }
  const pub = join(projectDir, 'public');
  for (const name of existsSync(pub) ? readdirSync(pub, { recursive: true, encoding: 'utf8' }) : []) {
    if (/\.\w+$/.test(name)) add(`/${name}`, join(pub, name));
  }
  write('manifest.json', Buffer.from(JSON.stringify(manifest)));
  console.log(
    `docroot: ${Object.keys(manifest.documents).length} documents, ${Object.keys(manifest.files).length} files`,
  );
}

/** Pages and routes that no prerendered answer comes from. */
function perRequest({ prerenders, appPages, appRoutes }: Build['outputs']): string[] {
  const made = new Set(prerenders.flatMap(({ parentOutputId, pathname }) => [parentOutputId, pathname]));
  const all = [...appPages, ...appRoutes].filter(({ id, pathname }) => !made.has(id) && !made.has(pathname));
  const asked = all
    .map(({ pathname }) => pathname)
    .filter((pathname) => !pathname.endsWith('.rsc') && !editor.test(pathname));
  return [...new Set(asked)].toSorted();
}
