import { z } from 'zod';
import { ringTyping } from '@/lib/chat/stream/typing-store';
import { done } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ conversation: z.uuid() });

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'typing', body, limit: { max: 120, windowSeconds: 60, whenDown: 'open' } },
  async ({ input: { conversation }, member }) => {
    await ringTyping({ conversation, who: { staffId: member.id } });
    return done({ ok: true });
  },
);
