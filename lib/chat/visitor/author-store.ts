import 'server-only';
import { type Refused, refuse, type SetCookie } from '@/lib/http/answer';
import { type Cookies, ourCookie } from '@/lib/http/cookies';
import { type Allowed, withinLimit } from '@/lib/http/limit-store';
import { conversationOf } from './conversation-store';
import {
  newVisitorSecret,
  type Visitor,
  visitorCookie,
  visitorOf,
  visitorOfOrder,
  visitorOfSecret,
} from './visitor-store';

type Told = { order?: string; visitor?: string };
export type Writer = { ok: true; visitor: Visitor; cookies: SetCookie[] } | Refused;

const cookieDays = 365;
const unknownOrder = () => refuse(404, 'unknown-order', 'We can’t find this order.');
export const unknownConversation = () => refuse(404, 'unknown', 'There is no such conversation.');

export const chatCookie = (secret: string): SetCookie => ({
  name: visitorCookie,
  value: secret,
  maxAgeSeconds: cookieDays * 86_400,
});

/** Where a form goes back to: the order's own page, or the support page. */
export const pageOf = ({ order }: { order?: string }, at = ''): string =>
  order ? `/orders/${encodeURIComponent(order)}/ask${at}` : `/support${at}`;

/** So many from one visitor, wherever they write from, and so many new conversations from one place. */
async function mayWrite(visitor: Visitor, address: string): Promise<Allowed> {
  const whenDown = 'closed';
  const words = await withinLimit({ scope: 'chat-visitor', key: visitor.hash, max: 30, windowSeconds: 60, whenDown });
  if (!words.ok || (await conversationOf(visitor))) return words;
  return withinLimit({ scope: 'chat-start', address, max: 120, windowSeconds: 3600, whenDown });
}

/** Who writes, and the cookie that finds them again: set with the first message, never before. */
export async function writer(cookies: Cookies, { order, visitor: proposed }: Told, address: string): Promise<Writer> {
  const secret = ourCookie(cookies, visitorCookie) ?? proposed ?? newVisitorSecret();
  const visitor = order ? await visitorOfOrder(order) : await visitorOfSecret(secret);
  if (!visitor) return unknownOrder();
  const allowed = await mayWrite(visitor, address);
  if (allowed.ok) return { ok: true, visitor, cookies: order ? [] : [chatCookie(secret)] };
  const { retryAfterSeconds } = allowed;
  return refuse(429, 'too-many', 'That is a lot at once. Please wait a while and try again; what you typed is kept.', {
    retryAfterSeconds,
  });
}

/** Whoever has a conversation already; for what is done in one and never begins one. */
export const known = (cookies: Cookies, { order }: Told): Promise<Visitor | null> => visitorOf(cookies, order);
