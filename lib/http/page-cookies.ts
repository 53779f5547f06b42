import 'server-only';
import { cookies } from 'next/headers';
import type { Cookies } from './cookies';

/** What the browser of a page's visitor has sent. A route has its own in what it is called with. */
export async function pageCookies(): Promise<Cookies> {
  return new Map((await cookies()).getAll().map(({ name, value }) => [name, value]));
}
