import type { ChatAnswers } from '@/lib/chat/log/wire';
import { known, pageOf, unknownConversation } from '@/lib/chat/visitor/author-store';
import { visitorRating } from '@/lib/chat/visitor/message';
import { rate } from '@/lib/chat/visitor/rating-store';
import { done } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const form = { back: (typed: Record<string, string>) => pageOf(typed, '#rate'), draft: () => 'chat-rating' };

/** How the visitor found it, once after each time that it was resolved. */
export const POST = route(
  { scope: 'chat-rating', body: visitorRating, form, limit: { max: 20, windowSeconds: 300, whenDown: 'open' } },
  async ({ input, cookies }) => {
    const visitor = await known(cookies, input);
    const event = visitor && (await rate(visitor, input));
    if (!event) return unknownConversation();
    await forgetForm('chat-rating', cookies);
    return done<ChatAnswers['/api/chat/rating']>({ event }, { location: pageOf(input) });
  },
);
