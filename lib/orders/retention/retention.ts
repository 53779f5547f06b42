import { Temporal } from 'temporal-polyfill';
import { londonInstant, toLondon } from '@/lib/time/london';

type Kept = { keepYears: number; keepUnpaidDays: number };

/** Orders placed before the one lose their buyer, and those given up unpaid before the other. */
export function forgetBefore(
  instant: Temporal.Instant,
  { keepYears, keepUnpaidDays }: Kept,
): { placed: Temporal.Instant; givenUp: Temporal.Instant } {
  const newYear = Temporal.PlainDate.from({ year: toLondon(instant).year - keepYears, month: 1, day: 1 });
  return { placed: londonInstant(newYear, '00:00'), givenUp: instant.subtract({ hours: 24 * keepUnpaidDays }) };
}

/** The address of a buyer who has been taken out of their order; no letter goes to one. */
export const erasedAddress = (orderId: string): string => `erased-${orderId}${erasedHost}`;
export const erasedHost = '@erased.invalid';
export const isErased = ({ email }: { email: string }): boolean => email.endsWith(erasedHost);
