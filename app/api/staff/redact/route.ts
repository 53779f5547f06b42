import { z } from 'zod';
import { redact } from '@/lib/chat/log/redact-store';
import { transaction } from '@/lib/db/connection';
import { deskDone, deskForm } from '@/lib/desk/inbox/form';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';

const body = z.strictObject({
  conversation: z.uuid(),
  visibility: z.enum(['all', 'staff']),
  seq: z.coerce.number().int().min(1),
});

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'redact', body, form: deskForm('redact', 'answer') },
  async ({ input: { conversation, visibility, seq }, member }) => {
    const gone = await transaction((tx) => redact(tx, conversation, { visibility, seq }, member.id));
    if (!gone) return refuse(404, 'unknown', 'There is nothing to remove there.');
    await note('redact', member.id, conversation, { visibility, seq: String(seq) });
    return done({ ok: true }, { location: deskDone(conversation, 'answer') });
  },
);
