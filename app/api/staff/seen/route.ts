import { z } from 'zod';
import { seen } from '@/lib/desk/inbox/act-store';
import { done } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';

const body = z.strictObject({ conversation: z.uuid(), seq: z.int().min(0) });

/** A console has shown the conversation up to here to somebody who was looking. */
export const POST = staffRoute(
  'answer-visitors',
  { scope: 'seen', body },
  async ({ input: { conversation, seq }, member }) => {
    await seen(conversation, member.id, seq);
    return done({ ok: true });
  },
);
