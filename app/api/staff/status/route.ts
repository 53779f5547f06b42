import { z } from 'zod';
import { changeStatus } from '@/lib/desk/inbox/act-store';
import { deskDone, deskForm } from '@/lib/desk/inbox/form';
import { snoozeUntil } from '@/lib/desk/inbox/snooze';
import { snoozeChoices } from '@/lib/desk/inbox/snooze-choices';
import { done, refuse } from '@/lib/http/answer';
import { staffRoute } from '@/lib/staff/route-store';
import { note } from '@/lib/staff/session-store';
import { now } from '@/lib/time/clock';

const shared = { conversation: z.uuid(), id: z.uuid() };
const body = z.discriminatedUnion('status', [
  z.strictObject({ ...shared, status: z.literal('open') }),
  /** `seen`: the last event that the agent has seen. */
  z.strictObject({ ...shared, status: z.literal('resolved'), seen: z.coerce.number().int().min(0) }),
  z.strictObject({ ...shared, status: z.literal('snoozed'), for: z.enum(snoozeChoices) }),
]);
const doing = { open: 'reopen', resolved: 'resolve', snoozed: 'snooze' } as const;

export const POST = staffRoute(
  'answer-visitors',
  { scope: 'status', body, form: deskForm('status', 'answer') },
  async ({ input, member }) => {
    const { conversation: conversationId, id } = input;
    const change = input.status === 'snoozed' ? { status: input.status, until: snoozeUntil(input.for, now()) } : input;
    const came = await changeStatus({ conversationId, id, staffId: member.id, change });
    if (came === 'unknown') return refuse(404, 'unknown', 'There is no such conversation.');
    if (came === 'moved') return refuse(409, 'moved', 'A new message has come in. Please read it first.');
    await note(doing[input.status], member.id, conversationId);
    return done(
      { ok: true },
      { location: input.status === 'open' ? deskDone(conversationId, 'answer') : '/staff/inbox' },
    );
  },
);
