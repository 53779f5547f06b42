import { z } from 'zod';
import { content } from '@/lib/content/content';
import { deskDone, deskForm } from '@/lib/desk/inbox/form';
import { readTags } from '@/lib/desk/inbox/tags';
import { setTags } from '@/lib/desk/inbox/tags-store';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({ conversation: z.uuid(), tags: z.string().max(300) });

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'tags', body, form: deskForm('tags', 'about') },
  async ({ input: { conversation, tags: typed }, member }) => {
    const read = readTags(typed, content().claims.A.words);
    if (!read.ok) return refuse(422, 'tags', read.message, { fields: { tags: read.message } });
    await setTags(conversation, read.tags);
    await note('tags', member.id, conversation);
    return done({ tags: read.tags }, { location: deskDone(conversation, 'about') });
  },
);
