import { z } from 'zod';
import { conversationById } from '@/lib/chat/visitor/conversation-store';
import { longestMessage } from '@/lib/chat/visitor/limits';
import { keepDraft } from '@/lib/desk/inbox/draft-store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({
  conversation: z.uuid(),
  kind: z.enum(['message', 'note']),
  text: z.string().max(longestMessage),
});

export const POST = staffRoute('answer-visitors', { scope: 'draft', body }, async ({ input, member }) => {
  const { conversation, ...draft } = input;
  if (!(await conversationById(conversation))) return refuse(404, 'unknown', 'There is no such conversation.');
  await keepDraft(conversation, member.id, draft);
  return done({ ok: true });
});
