import { env } from '@/lib/env';
import type { SetCookie } from './answer';

/** By their names, as a browser has sent them. */
export type Cookies = ReadonlyMap<string, string>;

/** The basket's cookie is read by script and holds no secret, so it keeps one name everywhere. */
const open = new Set(['basket']);
const secure = () => env().publicUrl.startsWith('https://');

export function cookieName(name: string): string {
  return secure() && !open.has(name) ? `__Host-${name}` : name;
}

export function setCookieHeader({ name, value, maxAgeSeconds, httpOnly = true, sameSite = 'Lax' }: SetCookie): string {
  return [
    `${cookieName(name)}=${value}`,
    'Path=/',
    `SameSite=${sameSite}`,
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure() ? ['Secure'] : []),
  ].join('; ');
}

export function parseCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** A cookie of ours by its plain name, under whichever name this address uses. */
export function ourCookie(cookies: ReadonlyMap<string, string>, name: string): string | undefined {
  return cookies.get(cookieName(name));
}
