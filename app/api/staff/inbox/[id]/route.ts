import { z } from 'zod';
import { deskThread } from '@/lib/desk/inbox/thread-store';
import type { DeskThread } from '@/lib/desk/inbox/wire';
import { done, refuse } from '@/lib/http/answer';
import { storableId } from '@/lib/http/storable';
import { staffWatch } from '@/lib/staff/route-store';

export const GET = staffWatch(
  'answer-visitors',
  { scope: 'inbox', query: z.strictObject({}) },
  async ({ params, member }) => {
    const id = storableId().safeParse(params.id);
    const thread = id.success ? await deskThread(id.data, member.id) : null;
    return thread ? done<DeskThread>(thread) : refuse(404, 'unknown', 'There is no such conversation.');
  },
);
