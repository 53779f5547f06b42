import 'server-only';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { acknowledge, close, receive, type Settled, take, writeNote } from '@/lib/complaints/complaint-store';
import { loggedComplaint } from '@/lib/complaints/form';
import { complaintChannels } from '@/lib/db/states';
import { act } from '@/lib/desk/act/act';
import { complaintDone, onComplaint, onNewComplaint } from '@/lib/desk/act/places';
import { type Answer, done, refuse } from '@/lib/http/answer';
import { storableDay, storableId } from '@/lib/http/storable';
import { sameId } from '@/lib/keys/same-id';
import { lines, optionalLine } from '@/lib/text/line';
import { now, nowDate } from '@/lib/time/clock';
import { dateInLondon } from '@/lib/time/format';
import { londonInstant } from '@/lib/time/london';

const how = optionalLine(200);

/** A letter is received on the day it came; one of today, now. */
function receivedOn(day: string): Date {
  if (day === dateInLondon(nowDate())) return nowDate();
  return new Date(londonInstant(Temporal.PlainDate.from(day), '12:00').epochMilliseconds);
}
const isPast = (day: string) => day <= dateInLondon(new Date(now().epochMilliseconds));

function answered(settled: Settled, said: Parameters<typeof complaintDone>[0]): Answer {
  switch (settled) {
    case 'done':
      return done({ ok: true }, { location: complaintDone(said) });
    case 'unknown':
      return refuse(404, 'unknown', 'There is no such complaint any more.');
    case 'closed':
      return refuse(409, 'closed', 'This has been answered already.');
    case 'how':
      return refuse(422, 'how', 'There is no e-mail address: tell them yourself, and write here how you did.', {
        fields: { how: 'Say how you told them, such as by post.' },
      });
  }
}

export const complaintActs = {
  /**
   * One that came by chat, letter, telephone or in person. Anybody at the desk may be told of one. The same words of the
   * same page are one; others, typed after going back to it, are another.
   */
  'complaints/log': act({
    may: 'log-complaint',
    form: z
      .strictObject({
        id: storableId(),
        channel: z.enum(complaintChannels, { error: 'Choose how it came.' }).exclude(['form']),
        received: storableDay.refine(isPast, { error: 'It can’t have come after today.' }),
        ...loggedComplaint,
      })
      .refine(({ email, contact }) => email !== '' || contact !== '', {
        error: 'Write down how to answer them: an e-mail address, or a postal address or telephone number.',
        path: ['contact'],
      }),
    place: onNewComplaint,
    record: ({ channel }, { complaint }: { complaint: string }) => ({
      action: 'complaint-logged',
      subject: complaint,
      detail: { channel },
    }),
    async run({ input, member, record }) {
      const { received, ...rest } = input;
      const { reference } = await receive({ ...rest, receivedAt: receivedOn(received), staffId: member.id }, record);
      return done({ reference }, { location: complaintDone('logged', reference) });
    },
  }),

  'complaints/take': act({
    may: 'handle-data',
    form: z.strictObject({ complaint: storableId() }),
    place: onComplaint('take'),
    record: ({ complaint }) => ({ action: 'complaint-taken', subject: complaint }),
    async run({ input: { complaint: complaintId }, member, record }) {
      return answered(await take({ complaintId, staffId: member.id }, record), 'taken');
    },
  }),

  'complaints/note': act({
    may: 'handle-data',
    form: z.strictObject({ complaint: storableId(), id: storableId(), text: lines('Write the note.', 2_000) }),
    place: onComplaint('note'),
    record: ({ complaint }) => ({ action: 'complaint-note', subject: complaint }),
    async run({ input: { complaint: complaintId, id, text }, member, record }) {
      const note = { complaintId, id: sameId(`note ${id} ${text}`), text, staffId: member.id };
      return answered(await writeNote(note, record), 'noted');
    },
  }),

  'complaints/acknowledge': act({
    may: 'handle-data',
    form: z.strictObject({ complaint: storableId(), how }),
    place: onComplaint('acknowledge'),
    record: ({ complaint }) => ({ action: 'complaint-acknowledged', subject: complaint }),
    async run({ input: { complaint: complaintId, how: said }, member, record }) {
      return answered(await acknowledge({ complaintId, how: said, staffId: member.id }, record), 'acknowledged');
    },
  }),

  'complaints/close': act({
    may: 'handle-data',
    form: z.strictObject({
      complaint: storableId(),
      outcome: lines('Write what you found and what was done.', 4_000),
      how,
    }),
    place: onComplaint('close'),
    record: ({ complaint }) => ({ action: 'complaint-closed', subject: complaint }),
    async run({ input: { complaint: complaintId, outcome, how: said }, member, record }) {
      return answered(await close({ complaintId, outcome, how: said, staffId: member.id }, record), 'closed');
    },
  }),
};
