import type { Carrier } from '@/lib/content/schema/delivery';
import { carrierName } from '@/lib/delivery/tracking';
import { formatPence } from '@/lib/money/pence';
import { formatLongDate, formatWhen } from '@/lib/time/format';

type Happened = { kind: string; detail: Record<string, string> };

const money = ({ amountPence }: Record<string, string>) => formatPence(Number(amountPence ?? 0));
const again = ({ kind }: Record<string, string>) => (kind === 'resend' ? ' (sent again)' : '');
const because = ({ reason }: Record<string, string>) => (reason ? `: ${reason}` : '');
/** Stripe's names for things, as people say them. */
const spoken = (name: string) => name.replaceAll('_', ' ');
const day = (date: string | undefined) => (date ? formatLongDate(date) : 'another day');

const words: Record<string, (detail: Record<string, string>) => string> = {
  placed: () => 'Placed',
  processing: () => 'Paid in a slow way; the payment is on its way',
  paid: () => 'Paid',
  'payment-failed': () => 'The payment failed',
  cancelled: (detail) => `Cancelled${because(detail)}`,
  packed: (detail) => `Packed${again(detail)}`,
  unpacked: (detail) => `To be packed anew${again(detail)}`,
  dispatched: (detail) =>
    `Dispatched${again(detail)} with ${detail.carrier ?? 'a carrier'} ${detail.number || 'without a number'}`,
  'tracking-corrected': (detail) =>
    `Tracking corrected${again(detail)}: ${detail.carrier ?? ''} ${detail.number || 'without a number'}`,
  delivered: (detail) => `Delivered${again(detail)}`,
  'address-changed': ({ from, to, bornePence }) =>
    `Address changed, ${from ?? ''} to ${to ?? ''}${bornePence ? `; the shop bears ${formatPence(Number(bornePence))} for delivery` : ''}`,
  'email-corrected': () => 'E-mail address corrected; letters went to the old one and to the new one',
  'promise-changed': ({ from, to }) => `Promised day changed from ${day(from)} to ${day(to)}`,
  'refund-asked': (detail) => `${money(detail)} to go back${because(detail)}`,
  refunded: (detail) => `${money(detail)} went back`,
  'refund-failed': (detail) => `${money(detail)} could not go back`,
  'return-asked': ({ says, note }) => `The customer returns ${says ?? 'something'}${note ? `, and says: ${note}` : ''}`,
  resent: (detail) =>
    `To be sent again at no charge: ${detail.quantity ?? ''} × ${detail.title ?? ''}${because(detail)}`,
  'resend-cancelled': () => 'Not to be sent again after all; it is on the shelf again',
  disputed: ({ reason = '' }) => `The payment is disputed${because({ reason: spoken(reason) })}`,
  'dispute-closed': ({ status }) => `The dispute is closed${status ? `: ${spoken(status)}` : ''}`,
  'letter-sent-again': ({ letter }) => `Letter sent again: ${letterName(letter ?? '')}`,
  note: ({ text }) => text ?? '',
};

/** What happened to an order, in a line for staff. */
export function eventWords({ kind, detail }: Happened, carriers: readonly Carrier[]): string {
  const told = detail.carrier ? { ...detail, carrier: carrierName(carriers, detail.carrier) } : detail;
  return words[kind]?.(told) ?? kind.replaceAll('-', ' ');
}

const usual = Object.keys(words);

/** By when it happened; what happened in the same moment, in the order in which such things go. */
export function inOrder<Event extends { kind: string; at: Date }>(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || usual.indexOf(a.kind) - usual.indexOf(b.kind));
}

const letters: Record<string, string> = {
  'order-received': 'Received, payment on its way',
  'order-paid': 'Confirmation',
  'payment-failed': 'Payment failed',
  'paid-twice': 'Paid twice',
  'paid-but-sold-out': 'Paid, but sold out',
  dispatched: 'On its way, with tracking',
  refunded: 'Refund',
  'promise-changed': 'Another delivery day',
  'address-changed': 'Another delivery address',
  'email-corrected': 'E-mail address corrected, to the new one',
  'email-left': 'E-mail address corrected, to the old one',
  'order-link': 'Link to the order',
  'order-cancelled': 'Cancelled',
  'return-asked': 'Return announced',
  'chat-answer': 'Answer in a conversation',
  'chat-confirm': 'Whose address it is',
  'chat-link': 'Link to a conversation',
  'chat-transcript': 'Copy of a conversation',
  'chat-written': 'A letter from us',
};

export const letterName = (kind: string): string => letters[kind] ?? kind.replaceAll('-', ' ');

type Posted = { sentAt: Date | null; deadAt: Date | null; attempts: number; nextAt: Date };

/** What is known of a letter's way. */
export function letterState({ sentAt, deadAt, attempts, nextAt }: Posted): string {
  if (sentAt) return `sent ${formatWhen(sentAt)}`;
  if (deadAt) return `given up after ${attempts === 1 ? 'one try' : `${attempts} tries`}`;
  return attempts === 0
    ? 'goes out in a moment'
    : `failed ${attempts === 1 ? 'once' : `${attempts} times`}, again ${formatWhen(nextAt)}`;
}
