import { z } from 'zod';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { ringTyping } from '@/lib/chat/stream/typing-store';
import { known, unknownConversation } from '@/lib/chat/visitor/author-store';
import { conversationOf } from '@/lib/chat/visitor/conversation-store';
import { visitorFields } from '@/lib/chat/visitor/message';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';

const body = z.strictObject({ order: visitorFields.order });

/** The visitor is writing. Staff who look at the conversation see it for a moment; it is stored nowhere. */
export const POST = route(
  { scope: 'chat-typing', body, limit: { max: 60, windowSeconds: 60, whenDown: 'open' } },
  async ({ input, cookies }) => {
    const conversation = await conversationOf(await known(cookies, input));
    if (!conversation) return unknownConversation();
    await ringTyping({ conversation: conversation.id, who: 'visitor' });
    return done<ChatAnswers['/api/chat/typing']>({ ok: true });
  },
);
