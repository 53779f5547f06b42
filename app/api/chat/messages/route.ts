import { visitorMessage } from '@/lib/chat/message';
import { say } from '@/lib/chat/store';
import { newVisitorSecret, visitorCookie, visitorOfOrder, visitorOfSecret } from '@/lib/chat/visitor-store';
import { done, refuse } from '@/lib/http/answer';
import { ourCookie } from '@/lib/http/cookies';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const orderPage = (token: string) => `/orders/${encodeURIComponent(token)}/ask`;
const draft = ({ order }: Record<string, string>) => (order ? 'ask' : 'support');

const options = {
  scope: 'support',
  body: visitorMessage,
  form: {
    back: ({ order }: Record<string, string>) => (order ? `${orderPage(order)}#write` : '/support#write'),
    draft,
  },
  limit: { max: 30, windowSeconds: 300, whenDown: 'closed' },
} as const;

/** The cookie that finds the conversation again is set with the first message, never before. */
export const POST = route(options, async ({ input, cookies }) => {
  const { order, visitor: proposed, ...said } = input;
  if (order) {
    const visitor = await visitorOfOrder(order);
    if (!visitor) return refuse(404, 'unknown-order', 'We can’t find this order.');
    const event = await say(visitor, said);
    await forgetForm('ask', cookies);
    return done({ event }, { location: `${orderPage(order)}#write` });
  }
  const secret = ourCookie(cookies, visitorCookie) ?? proposed ?? newVisitorSecret();
  const event = await say(visitorOfSecret(secret), said);
  await forgetForm('support', cookies);
  return done(
    { event },
    { location: '/support#write', cookies: [{ name: visitorCookie, value: secret, maxAgeSeconds: 365 * 86_400 }] },
  );
});
