import type { ChatAnswers } from '@/lib/chat/log/wire';
import { keepAddress } from '@/lib/chat/visitor/address-store';
import { known, pageOf, unknownConversation } from '@/lib/chat/visitor/author-store';
import { visitorAddress } from '@/lib/chat/visitor/message';
import { done } from '@/lib/http/answer';
import { forgetForm } from '@/lib/http/form-store';
import { route } from '@/lib/http/route';

const form = { back: (typed: Record<string, string>) => pageOf(typed, '#address'), draft: () => 'chat-address' };

/** Where the answer is to go too, of somebody who has asked without saying so. */
export const POST = route(
  { scope: 'chat-address', body: visitorAddress, form, limit: { max: 20, windowSeconds: 300, whenDown: 'closed' } },
  async ({ input, cookies }) => {
    if (!(await keepAddress(await known(cookies, input), input.email))) return unknownConversation();
    await forgetForm('chat-address', cookies);
    const says = 'Thank you. If you are gone by then, a letter tells you that we have answered.';
    return done<ChatAnswers['/api/chat/address']>({ says }, { location: pageOf(input, '#conversation') });
  },
);
