import { z } from 'zod';
import { assign } from '@/lib/desk/inbox/act-store';
import { deskDone, deskForm, takenWords } from '@/lib/desk/inbox/form';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const somebody = z.union([z.uuid(), z.literal('')]);
/** `from`: whose it is as far as the asker knows; '' is nobody's. */
const body = z.strictObject({ conversation: z.uuid(), id: z.uuid(), from: somebody, to: somebody });

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'assign', body, form: deskForm('assign', 'about') },
  async ({ input: { conversation: conversationId, id, from, to }, member }) => {
    const acted = await assign({ conversationId, id, staffId: member.id, from: from || null, to: to || null });
    if (!acted.ok && acted.why === 'unknown')
      return refuse(404, 'unknown', 'That conversation or that colleague is not here any more.');
    if (!acted.ok) return refuse(409, 'taken', takenWords(acted.holder.name), { fields: { from: acted.holder.id } });
    await note('assign', member.id, conversationId, { to: to || 'nobody' });
    return done({ ok: true }, { location: deskDone(conversationId, 'about') });
  },
);
