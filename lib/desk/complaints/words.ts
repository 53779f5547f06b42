import type { Due } from '@/lib/complaints/clock';
import type { complaintChannels, complaintSteps } from '@/lib/db/states';
import { formatLongDate } from '@/lib/time/format';

export const channelWords: Record<(typeof complaintChannels)[number], string> = {
  form: 'the form',
  chat: 'chat',
  email: 'e-mail',
  letter: 'a letter',
  phone: 'telephone',
  'in-person': 'somebody in person',
};

export const stepWords: Record<(typeof complaintSteps)[number], string> = {
  received: 'received',
  taken: 'taken on',
  note: 'note',
  acknowledged: 'acknowledged',
  closed: 'answered',
};

export function dueWords(due: Due | null): string {
  if (!due) return 'answered';
  const what = due.what === 'acknowledge' ? 'acknowledge' : 'answer';
  return `${due.overdue ? 'overdue: ' : ''}${what} by ${formatLongDate(due.by)}`;
}
