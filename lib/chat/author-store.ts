import 'server-only';
import { type Refused, refuse, type SetCookie } from '@/lib/http/answer';
import { ourCookie } from '@/lib/http/cookies';
import { withinLimit } from '@/lib/http/limit-store';
import {
  newVisitorSecret,
  type Visitor,
  visitorCookie,
  visitorOf,
  visitorOfOrder,
  visitorOfSecret,
} from './visitor-store';

type Cookies = ReadonlyMap<string, string>;
type Told = { order?: string; visitor?: string };
export type Writer = { ok: true; visitor: Visitor; cookies: SetCookie[] } | Refused;

const cookieDays = 365;
export const unknownOrder = () => refuse(404, 'unknown-order', 'We can’t find this order.');
export const unknownConversation = () => refuse(404, 'unknown', 'There is no such conversation.');

export const chatCookie = (secret: string): SetCookie => ({
  name: visitorCookie,
  value: secret,
  maxAgeSeconds: cookieDays * 86_400,
});

/** Where a form goes back to: the order's own page, or the support page. */
export const pageOf = ({ order }: { order?: string }, at = ''): string =>
  order ? `/orders/${encodeURIComponent(order)}/ask${at}` : `/support${at}`;

/**
 * Who writes, and the cookie that finds them again: set with the first message, never before. So many messages a minute
 * for each of them, from wherever they come.
 */
export async function writer(cookies: Cookies, { order, visitor: proposed }: Told): Promise<Writer> {
  const secret = ourCookie(cookies, visitorCookie) ?? proposed ?? newVisitorSecret();
  const visitor = order ? await visitorOfOrder(order) : await visitorOfSecret(secret);
  if (!visitor) return unknownOrder();
  const limit = { scope: 'chat-visitor', max: 30, windowSeconds: 60, whenDown: 'closed' } as const;
  const allowed = await withinLimit({ ...limit, key: visitor.hash });
  if (!allowed.ok)
    return refuse(
      429,
      'too-many',
      'That is a lot at once. Please wait a minute and try again; what you typed is kept.',
      {
        retryAfterSeconds: allowed.retryAfterSeconds,
      },
    );
  return { ok: true, visitor, cookies: order ? [] : [chatCookie(secret)] };
}

/** Whoever has a conversation already; for what is done in one and never begins one. */
export const known = (cookies: Cookies, { order }: Told): Promise<Visitor | null> => visitorOf(cookies, order);
