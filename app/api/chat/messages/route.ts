import { readBasket } from '@/lib/basket/store';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { pageOf, writer } from '@/lib/chat/visitor/author-store';
import { say } from '@/lib/chat/visitor/conversation-store';
import { pagePath, visitorMessage } from '@/lib/chat/visitor/message';
import { done } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';
import { sameId } from '@/lib/keys/same-id';

const draft = ({ order }: Record<string, string>) => (order ? 'ask' : 'support');

const options = {
  scope: 'support',
  body: visitorMessage,
  form: { back: (typed: Record<string, string>) => pageOf(typed, '#write'), draft },
  limit: { max: 300, windowSeconds: 300, whenDown: 'closed' },
} as const;

/** A message from a visitor, with where they are in the shop and what is in their basket. */
export const POST = route(options, async ({ input, cookies, address, isForm }) => {
  const { text, name, email, page } = input;
  // Whoever goes back to the page and writes something else has said something else.
  const id = isForm ? sameId(`said ${input.id} ${text}`) : input.id;
  const who = await writer(cookies, input, address);
  if (!who.ok) return who;
  const basket = readBasket(cookies).lines;
  const event = await say(who.visitor, { id, text, name, email, page: pagePath(page), basket });
  await forgetForm(input.order ? 'ask' : 'support', cookies);
  return done<ChatAnswers['/api/chat/messages']>(
    { event },
    { location: pageOf(input, '#write'), cookies: who.cookies },
  );
});
