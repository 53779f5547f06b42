import { visitorMessage } from '@/lib/chat/message';
import { newVisitorToken, say, visitorCookie } from '@/lib/chat/store';
import { done } from '@/lib/http/answer';
import { ourCookie } from '@/lib/http/cookies';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const options = {
  scope: 'support',
  body: visitorMessage,
  form: { back: '/support#write' },
  limit: { max: 30, windowSeconds: 300, whenDown: 'closed' },
} as const;

/** The cookie that finds the conversation again is set with the first message, never before. */
export const POST = route(options, async ({ input, cookies }) => {
  const token = ourCookie(cookies, visitorCookie) ?? newVisitorToken();
  const { seq, at } = await say(token, input);
  await forgetForm('support', cookies);
  return done(
    { seq, at: at.toISOString() },
    { location: '/support#write', cookies: [{ name: visitorCookie, value: token, maxAgeSeconds: 365 * 86_400 }] },
  );
});
