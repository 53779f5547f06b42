/** What a part of a query says can be read: whole characters, and none of them NUL. */
function isReadable(pair: string): boolean {
  try {
    return !decodeURIComponent(pair).includes('\0');
  } catch {
    return false;
  }
}

/** Its path, strictly, and as much of its query as can be read: whatever a letter's link has broken there is left out. */
export function readableTarget(url: string): string {
  const [path = '/'] = url.split('?', 1);
  const query = url.slice(path.length + 1);
  const kept = query.split('&').filter(isReadable).join('&');
  return kept ? `${path}?${kept}` : path;
}

/** A path that leads out of itself or that two readers read in two ways. */
export const isCrooked = (path: string): boolean =>
  !path.startsWith('/') || path.startsWith('//') || path.includes('\\') || /%00|%5c|%2f%2e|%2e%2e/i.test(path);

const file = /\.[a-z\d]{1,11}$/i;
const machines = /^\/(?:api\/|_)/;

/** Asked for by a script or as a file: whoever asks can do nothing with a page in its place. */
export const wantsNoPage = (path: string): boolean => machines.test(path) || file.test(path);

/** The addresses of a route by its name: '[name]' stands for one part, '[...name]' for one or more. */
export function addressesOf(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => {
    if (/^\[\.{3}\w+\]$/.test(part)) return '[^/]+(?:/[^/]+)*';
    return /^\[\w+\]$/.test(part) ? '[^/]+' : part.replaceAll(/[.[\]]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}

type Known = {
  /** Whether there is a page of exactly this path, or an old address. */
  has: (path: string) => boolean;
  /** Pages made per request, '[name]' standing for one part, which is taken as it is. */
  patterns: readonly string[];
};

/**
 * The right address of a page for one that is nearly right: a slash too many, capitals. Null when it is right already, or
 * leads to no page, or is for machines, which have to be exact.
 */
export function rightPath(path: string, { has, patterns }: Known): string | null {
  if (machines.test(path)) return null;
  const parts = path.split('/').filter(Boolean);
  const plain = `/${parts.join('/')}`;
  const fill = (pattern: string): string | null => {
    const wanted = pattern.split('/').filter(Boolean);
    const fits = wanted.every((want, index) => want.startsWith('[') || want === parts[index]?.toLowerCase());
    return fits && wanted.length === parts.length
      ? `/${wanted.map((want, index) => (want.startsWith('[') ? parts[index] : want)).join('/')}`
      : null;
  };
  const literalFirst = patterns
    .filter((pattern) => !machines.test(pattern))
    .toSorted((a, b) => a.split('[').length - b.split('[').length);
  const page = [plain, plain.toLowerCase()].find(has);
  const right = page ?? literalFirst.map(fill).find((found) => found !== null) ?? null;
  return right === path ? null : right;
}
