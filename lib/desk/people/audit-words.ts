import { formatPence } from '@/lib/money/pence';
import { formatWhen } from '@/lib/time/format';

/** What stands in the record, as people say it. An act without words of its own is told by its name. */
const words: Record<string, string> = {
  'address-change': 'changed the delivery address',
  'ask-stripe': 'asked Stripe about a payment',
  'ask-proof': 'asked whose an e-mail address is',
  assign: 'gave a conversation to somebody',
  attach: 'said which order a conversation is about',
  cancel: 'cancelled an order',
  'complaint-acknowledged': 'acknowledged a complaint about personal data',
  'complaint-closed': 'answered a complaint about personal data',
  'complaint-logged': 'logged a complaint about personal data',
  'complaint-note': 'wrote a note on a complaint',
  'complaint-taken': 'took on a complaint',
  'complaints-read': 'opened the complaints about personal data',
  'conversation-read': 'opened a conversation',
  'copy-person': 'made a copy of a person’s data',
  'customer-read': 'looked at a customer',
  delivered: 'marked a parcel delivered',
  disable: 'took away somebody’s way in',
  dispatch: 'dispatched a parcel',
  'email-corrected': 'corrected the e-mail address of an order',
  'erase-person': 'erased a person',
  exception: 'set a day’s own hours',
  'exception-removed': 'took away a day’s own hours',
  export: 'exported orders to dispatch',
  'export-complaints': 'exported the complaints',
  'export-record': 'exported this record',
  'export-report': 'exported a report',
  'factor-off': 'turned their second factor off',
  'factor-on': 'turned their second factor on',
  'factor-reset': 'turned off somebody’s second factor',
  invite: 'invited somebody to the desk',
  'labels-read': 'opened labels',
  'logged-out-elsewhere': 'logged out everywhere else',
  login: 'logged in',
  'login-code-failed': 'gave a wrong code',
  'login-failed': 'failed to log in',
  'login-refused': 'was refused after too many tries',
  note: 'wrote a note in a conversation',
  'order-note': 'wrote a note on an order',
  'order-read': 'opened an order',
  override: 'opened or closed the chat',
  'override-end': 'ended an opening or closing of the chat',
  pack: 'packed a parcel',
  'packing-list-read': 'opened a packing list',
  redact: 'took words out of a conversation',
  refund: 'gave money back',
  reopen: 'opened a conversation again',
  reply: 'answered',
  resend: 'had something sent again',
  'resend-cancelled': 'cancelled something to be sent again',
  'passkey-added': 'added a passkey',
  'passkey-copied': 'used a passkey that may have been copied, and was refused',
  'passkey-failed': 'failed to show a passkey',
  'passkey-removed': 'removed a passkey',
  'password-by-link': 'set a password by a link',
  'password-change': 'changed their password',
  'password-forgotten': 'was sent a link for a new password',
  'password-link': 'sent somebody a link for a new password',
  'recovery-code-used': 'came in by a recovery code',
  'recovery-codes': 'made new recovery codes',
  'release-unpaid': 'let go of what an unpaid order held',
  'reset-by-command': 'was given a new way in by command',
  resolve: 'resolved a conversation',
  'role-change': 'gave somebody another role',
  'run-again': 'had something tried again',
  send: 'sent a card',
  'send-letter': 'sent a letter again',
  'settle-alert': 'settled an alert',
  'session-ended': 'ended a session',
  setup: 'set up their way in',
  snooze: 'put a conversation off',
  'stock-adjusted': 'adjusted stock',
  tags: 'changed a conversation’s tags',
  'tracking-corrected': 'corrected a tracking number',
  'variant-closed': 'stopped selling a variant',
  'variant-reopened': 'sold a variant again',
  'write-first': 'wrote to a customer',
};

export const auditWords = (action: string): string => words[action] ?? action.replaceAll('-', ' ');

/** What the record calls by its id, as people know it, and where it is looked up. */
export type Named = { says: string; href?: string };
export type Names = ReadonlyMap<string, Named>;

const isId = (text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
export const idsIn = (entries: readonly { subject: string | null; detail: Record<string, string> }[]): string[] => [
  ...new Set(entries.flatMap(({ subject, detail }) => [subject ?? '', ...Object.values(detail)]).filter(isId)),
];

const gone: Named = { says: 'something that is no longer kept' };
const subjects: Record<string, string> = { 'to pack': 'parcels to pack' };

/** What an entry is about. An address is in the record by its digest only; the same end is the same address. */
export function aboutWords(subject: string | null, names: Names): Named | null {
  if (!subject) return null;
  const named = names.get(subject);
  if (named) return named;
  if (subject.startsWith('address ')) return { says: `an e-mail address (…${subject.slice(-6)})` };
  return isId(subject) ? gone : { says: subjects[subject] ?? subject };
}

/** Of no use to whoever reads: ids of what stands with the order or the message anyway. */
const unsaid: ReadonlySet<string> = new Set(['act', 'parcel', 'refund', 'visibility']);

function facts(detail: Record<string, string>, name: string, value: string, names: Names): Named | null {
  const named = names.get(value);
  if (unsaid.has(name)) return null;
  if (name === 'pence') return { says: formatPence(Number(value)) };
  if (name === 'seq') return { says: `${detail.visibility === 'staff' ? 'note' : 'message'} ${value}` };
  if (name === 'until') return { says: `until ${formatWhen(new Date(value))}` };
  if (name === 'change') return { says: Number(value) > 0 ? `+${value}` : value.replace('-', '−') };
  if (name === 'to')
    return named ? { ...named, says: `to ${named.says}` } : { says: isId(value) ? 'to somebody' : `to ${value}` };
  if (named) return named;
  return isId(value) ? null : { says: `${name} ${value}` };
}

/** The rest of what an entry says, piece by piece. */
export const moreWords = (detail: Record<string, string>, names: Names): Named[] =>
  Object.entries(detail).flatMap(([name, value]) => facts(detail, name, value, names) ?? []);

/** The same for a file, which keeps each id as the record has it. */
export const detailWords = (detail: Record<string, string>): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
