import type { IncomingMessage } from 'node:http';
import { largestPicture, largestUpload } from '@/lib/chat/visitor/limits';
import { addressKey } from '@/lib/http/address';
import { isSameOrigin } from '@/lib/http/same-origin';
import { isCrooked } from './target';

export const healthPath = '/api/health';
export type Refusal = { status: number; says: string };

const defaultCap = 65_536;
const caps: Record<string, number> = {
  '/api/stripe/webhook': 262_144,
  '/api/staff/orders/tracking': 262_144,
  '/api/chat/images': largestUpload,
};
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const forwarding = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'forwarded',
  'x-real-ip',
];
const internal =
  /^(x-(middleware|nextjs|invoke|matched|now|vercel)\b.*|next-action|x-nonce|content-security-policy|x-client-address)$/;

/** How much of a body a path takes. */
export const bodyCap = (path: string): number => caps[path] ?? defaultCap;

/** What its sender is told, who may be a person with a form and no script. */
export const tooLarge = (path: string): Refusal => ({
  status: 413,
  says:
    path === '/api/chat/images'
      ? `This picture has more than ${largestPicture / 2 ** 20} MB, and we take no larger ones. Go back one page and choose a smaller one; what you typed is still there.`
      : 'That is too much to send at once. Go back one page: what you typed is still there.',
});

/** A refusal in the language of whoever asked: words for a person, a problem for a script. */
export function refusalBody({ says }: Refusal, headers: IncomingMessage['headers']): { type: string; body: string } {
  const isScript = [headers.accept, headers['content-type']].some((type) => type?.includes('application/json'));
  return isScript
    ? { type: 'application/json; charset=utf-8', body: JSON.stringify({ problem: { code: 'refused', message: says } }) }
    : { type: 'text/plain; charset=utf-8', body: `${says}\n` };
}

/** What is wrong with a request before anything looks at what it asks for. */
export function refusal(
  { method = '', url = '', headers, rawHeaders }: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>,
  publicUrl: string,
): Refusal | null {
  if (!methods.has(method)) return { status: 405, says: 'method not allowed' };
  const path = url.split('?')[0] ?? '';
  if (isCrooked(path)) return { status: 400, says: 'bad request target' };
  const count = (name: string) =>
    rawHeaders.filter((value, index) => index % 2 === 0 && value.toLowerCase() === name).length;
  const reads = method === 'GET' || method === 'HEAD';
  // Whoever looks after the machine asks it by the machine's own address.
  if (reads && path === healthPath) return null;
  if (count('host') !== 1 || headers.host !== new URL(publicUrl).host)
    return { status: 421, says: 'this is not the host you are looking for' };
  try {
    decodeURI(path);
  } catch {
    return { status: 404, says: 'not found' };
  }
  if (path.startsWith('/_next/image') || path.endsWith('.map')) return { status: 404, says: 'not found' };
  if (Number(headers['content-length'] ?? 0) > bodyCap(path)) return tooLarge(path);
  if (reads || path === '/api/stripe/webhook') return null;
  const site = headers['sec-fetch-site'];
  const same = isSameOrigin({ site: typeof site === 'string' ? site : null, origin: headers.origin }, publicUrl);
  return same ? null : { status: 403, says: 'this write did not come from the shop' };
}

/**
 * Whom a rate limit counts: the socket's peer, or the nth address from the right that our own proxies added. Whatever is
 * no address is counted as one with all that is none.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, hops: number): string {
  const listed = (forwardedFor ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const address = (hops > 0 ? listed.at(-hops) : undefined) ?? peer ?? '';
  return addressKey(address) ?? 'unreadable';
}

/** Takes off what only proxies and Next itself may say. */
export function stripHeaders(headers: IncomingMessage['headers']): void {
  for (const name of Object.keys(headers)) {
    if (forwarding.includes(name) || internal.test(name)) delete headers[name];
  }
}
