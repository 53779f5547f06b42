import { z } from 'zod';
import { queue } from '@/lib/desk/inbox/queue-store';
import { readLook } from '@/lib/desk/inbox/view';
import type { Queue } from '@/lib/desk/inbox/wire';
import { done } from '@/lib/http/answer';
import { staffWatch } from '@/lib/staff/route-store';

const query = z.strictObject({ view: z.string().optional(), find: z.string().optional() });

export const GET = staffWatch('answer-visitors', { scope: 'inbox', query }, async ({ input, member }) =>
  done<Queue>(await queue(readLook(input), member.id)),
);
