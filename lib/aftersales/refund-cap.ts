import { content } from '@/lib/content/content';
import type { OrderRules } from '@/lib/content/schema/orders';
import { formatPence } from '@/lib/money/pence';
import type { Role } from '@/lib/staff/permissions';

type Asked = { role: Role; pence: number; givenPence: number };

/**
 * Why somebody may not give this much back, or null if they may. The cap is for the whole order, what staff have given
 * back for it before included, so that a large refund can't be made of small ones.
 */
export function overCap(
  { role, pence, givenPence }: Asked,
  { refundCaps }: Pick<OrderRules, 'refundCaps'>,
): string | null {
  const cap = refundCaps[role];
  if (cap === null || pence + givenPence <= cap) return null;
  const before = givenPence > 0 ? ` ${formatPence(givenPence)} of that has gone back already.` : '';
  return `You can give back up to ${formatPence(cap)} for one order.${before} Please ask ${role === 'agent' ? 'a lead or the owner' : 'the owner'} to do it.`;
}

/** The same for a role, by the rules as content has them now. */
export const capOf = (role: Role) => (pence: number, givenPence: number) =>
  overCap({ role, pence, givenPence }, content().orders);

/** What somebody may give back, in a sentence; null for those without a limit. */
export function capWords(role: Role, { refundCaps }: Pick<OrderRules, 'refundCaps'>): string | null {
  const cap = refundCaps[role];
  return cap === null ? null : `You can give back up to ${formatPence(cap)} for one order.`;
}
