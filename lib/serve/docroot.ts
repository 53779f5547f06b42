import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { isRubbish } from '../content/files';
import { redirectsFile, redirectsIn } from '../content/redirects';
import { headScript } from './head-script';

const scriptsFolder = '/_next/static/chunks/';

/**
 * In idle time, but half a second after `load` at the latest: a page that is busy or out of sight has none. How a script
 * is brought stands in the head's.
 */
const loader = (sources: readonly string[]) => {
  const names = sources.map((source) => {
    if (!source.startsWith(scriptsFolder) || !source.endsWith('.js'))
      throw new Error(`a script of no chunk: ${source}`);
    return source.slice(scriptsFolder.length, -'.js'.length);
  });
  return `addEventListener("load",()=>(self.requestIdleCallback||setTimeout)(()=>"${names.join(' ')}".split(" ").forEach(n=>bring("${scriptsFolder}"+n+".js")),{timeout:500}))`;
};

/** Moves a document's scripts behind `load` and idle time. Returns the document and the inline scripts that were added. */
export function deferScripts(html: string): { html: string; added: string[] } {
  const sources: string[] = [];
  const stripped = html
    .replaceAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*><\/script>/g, (tag, source: string) => {
      if (!/\bnomodule\b/i.test(tag) && !sources.includes(source)) sources.push(source);
      return '';
    })
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/g, '');
  const tail = loader(sources);
  const page = stripped
    .replace('<head>', `<head><script>${headScript}</script>`)
    .replace('</body>', `<script>${tail}</script></body>`);
  return { html: page, added: [headScript, tail] };
}

/** The shapes of inline script that a page of ours may contain. An unknown one stops the build. */
const known = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)$/,
  /^self\.__next_f\.push\(\[1,"(?:[^"\\\n]|\\.)*"\]\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{/,
];

const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const isCode = (attributes: string) =>
  !/\btype="application\/(?:ld\+)?json"/.test(attributes) && !/\btype="speculationrules"/.test(attributes);

export const sha256 = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

/** The hashes of a document's own inline scripts. Throws when one is neither Next's nor ours. */
export function inlineHashes(html: string, ours: readonly string[], page: string): string[] {
  const hashes = [...html.matchAll(script)].flatMap(([, attributes = '', source = '']) => {
    if (/\bsrc=/.test(attributes) || !isCode(attributes)) return [];
    if (!ours.includes(source) && !known.some((shape) => shape.test(source))) {
      throw new Error(`${page} has an inline script of unknown shape: ${source.slice(0, 120)}`);
    }
    return [sha256(source)];
  });
  return [...new Set(hashes)];
}

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
    if (/\.\w+$/.test(name) && !isRubbish(name)) add(`/${name}`, join(pub, name));
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
