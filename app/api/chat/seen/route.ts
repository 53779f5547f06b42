import { z } from 'zod';
import type { ChatAnswers } from '@/lib/chat/log/wire';
import { known, unknownConversation } from '@/lib/chat/visitor/author-store';
import { markSeen } from '@/lib/chat/visitor/conversation-store';
import { visitorFields } from '@/lib/chat/visitor/message';
import { done } from '@/lib/http/answer';
import { route } from '@/lib/http/route';
import { storableInteger } from '@/lib/http/storable';

const body = z.strictObject({ order: visitorFields.order, seq: storableInteger });

/** The visitor has looked at everything up to a number. */
export const POST = route(
  { scope: 'chat-seen', body, limit: { max: 120, windowSeconds: 60, whenDown: 'open' } },
  async ({ input, cookies }) => {
    const seen = await markSeen(await known(cookies, input), input.seq);
    return seen ? done<ChatAnswers['/api/chat/seen']>({ ok: true }) : unknownConversation();
  },
);
