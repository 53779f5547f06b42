import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Manifest } from './docroot';
import { failedPage, instead, isInstead } from './instead/failed-page';
import { addressesOf, rightPath } from './target';

type Variant = { bytes: Buffer; encoding?: string };
export type Static = {
  etag: string;
  headers: Record<string, string>;
  raw: Variant;
  gzip?: Variant;
  brotli?: Variant;
  hashes?: string[];
};
export type Statics = {
  manifest: Manifest;
  files: ReadonlyMap<string, Static>;
  /** Where an old address leads. */
  moved: (path: string) => string | undefined;
  /** The address of the page that somebody means who has it nearly right. */
  rightPath: (path: string) => string | null;
  find: (request: IncomingMessage, path: string) => Static | undefined;
  /** What stands in for a page that there is not, at this address. */
  notFound: (path: string) => Static | undefined;
  /** What stands in for one that could not be made, with a code. */
  failed: (path: string, code: string) => string;
  isDynamic: (path: string) => boolean;
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.rsc': 'text/x-component',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const byAddress: Record<string, string> = {
  '/articles/feed.xml': 'application/rss+xml; charset=utf-8',
  '/speculation-rules.json': 'application/speculationrules+json',
};
const vary = 'Accept-Encoding, RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch';

type Bytes = { raw: Buffer; gzip?: Buffer; brotli?: Buffer };

/** The answer for an address. What it is can be told by the ending of the address, or of the file that it comes from. */
export function staticFile(url: string, { raw, gzip, brotli }: Bytes, file = url): Static {
  const forever = url.startsWith('/_next/static/') || url.startsWith('/pictures/');
  const ending = extname(file);
  return {
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`,
    headers: {
      'content-type': byAddress[url] ?? types[ending] ?? (ending ? 'application/octet-stream' : 'image/png'),
      'cache-control': forever ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      vary,
    },
    raw: { bytes: raw },
    ...(gzip ? { gzip: { bytes: gzip, encoding: 'gzip' } } : {}),
    ...(brotli ? { brotli: { bytes: brotli, encoding: 'br' } } : {}),
  };
}

function load(root: string, url: string, path: string): Static {
  const file = join(root, path);
  const packed = (suffix: string) => (existsSync(file + suffix) ? readFileSync(file + suffix) : undefined);
  return staticFile(url, { raw: readFileSync(file), gzip: packed('.gz'), brotli: packed('.br') }, path);
}

/** Reads everything static into memory, once. */
export function loadStatics(distDir: string): Statics {
  const root = join(distDir, 'docroot');
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const documents = new Map(
    Object.entries(manifest.documents).map(([url, { file, hashes }]) => [url, { ...load(root, url, file), hashes }]),
  );
  const files = new Map(Object.entries(manifest.files).map(([url, file]) => [url, load(root, url, file)]));
  const standIns = new Map([...documents].filter(([address]) => isInstead(address)));
  for (const addresses of [documents, files])
    for (const address of addresses.keys()) if (isInstead(address)) addresses.delete(address);
  const shopsMissing = documents.get('/_not-found') ?? documents.get('/404');
  const find = ({ headers }: IncomingMessage, path: string) => {
    if (headers.rsc !== '1') return documents.get(path) ?? files.get(path);
    const segment = headers['next-router-segment-prefetch'];
    const base = path === '/' ? '/index' : path;
    return typeof segment === 'string' ? files.get(`${base}.segments${segment}.segment.rsc`) : files.get(`${base}.rsc`);
  };
  const patterns = manifest.dynamic.map(addressesOf);
  const isDynamic = (path: string) =>
    (path.startsWith('/_next/') && !path.includes('//')) || patterns.some((pattern) => pattern.test(path));
  const moved = (path: string) => (Object.hasOwn(manifest.redirects, path) ? manifest.redirects[path] : undefined);
  const has = (path: string) => documents.has(path) || moved(path) !== undefined;
  const right = (path: string) => rightPath(path, { has, patterns: manifest.dynamic });
  return {
    manifest,
    files,
    moved,
    rightPath: right,
    isDynamic,
    find,
    notFound: (path) => standIns.get(instead(path).missing) ?? shopsMissing,
    failed: (path, code) => failedPage(standIns.get(instead(path).failed)?.raw.bytes.toString('utf8'))(code),
  };
}

/** Answers from memory: 304 when the browser has it, else the smallest form it takes. */
export function sendStatic(request: IncomingMessage, response: ServerResponse, found: Static, status = 200): void {
  const headers = { ...found.headers, etag: found.etag };
  if (status === 200 && request.headers['if-none-match'] === found.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const accepts = String(request.headers['accept-encoding'] ?? '');
  const { bytes, encoding } =
    (accepts.includes('br') && found.brotli) || (accepts.includes('gzip') && found.gzip) || found.raw;
  response.writeHead(status, {
    ...headers,
    'content-length': bytes.length,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
