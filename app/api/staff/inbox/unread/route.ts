import { z } from 'zod';
import { unreadNow } from '@/lib/desk/inbox/queue-store';
import type { Unread } from '@/lib/desk/inbox/wire';
import { done } from '@/lib/http/answer';
import { staffWatch } from '@/lib/staff/route-store';

export const GET = staffWatch('answer-visitors', { scope: 'inbox', query: z.strictObject({}) }, async ({ member }) =>
  done<Unread>({ unread: await unreadNow(member.id) }),
);
