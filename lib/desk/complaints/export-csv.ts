import { dueNext, type Steps } from '@/lib/complaints/clock';
import { spreadsheetFile } from '@/lib/text/csv';
import { channelWords, dueWords, stepWords } from './words';

const columns = [
  'reference',
  'received (UTC)',
  'came by',
  'name',
  'email',
  'contact',
  'order',
  'what happened',
  'who has it',
  'due',
  'acknowledged (UTC)',
  'answered (UTC)',
  'outcome',
  'log',
] as const;

type Complaint = Steps & {
  id: string;
  reference: string;
  channel: keyof typeof channelWords;
  name: string;
  email: string | null;
  contact: string | null;
  orderNumber: string | null;
  words: string;
  outcome: string | null;
};
type Row = { complaint: Complaint; assignee: string | null };
type Step = { complaintId: string; step: keyof typeof stepWords; at: Date; who: string | null; text: string };

/** Every complaint with its log, for a spreadsheet: what the Information Commissioner asks to see. */
export function complaintsFile(rows: readonly Row[], log: readonly Step[], now: Date): string {
  const stepsOf = (id: string) =>
    log
      .filter(({ complaintId }) => complaintId === id)
      .map(({ step, at, who, text }) =>
        [at.toISOString(), stepWords[step], who ?? 'by itself', text].filter(Boolean).join(', '),
      )
      .join('; ');
  return spreadsheetFile(
    columns,
    rows.map(({ complaint, assignee }) => ({
      reference: complaint.reference,
      'received (UTC)': complaint.receivedAt.toISOString(),
      'came by': channelWords[complaint.channel],
      name: complaint.name,
      email: complaint.email ?? '',
      contact: complaint.contact ?? '',
      order: complaint.orderNumber ?? '',
      'what happened': complaint.words,
      'who has it': assignee ?? 'nobody yet',
      due: dueWords(dueNext(complaint, now)),
      'acknowledged (UTC)': complaint.acknowledgedAt?.toISOString() ?? '',
      'answered (UTC)': complaint.closedAt?.toISOString() ?? '',
      outcome: complaint.outcome ?? '',
      log: stepsOf(complaint.id),
    })),
  );
}
