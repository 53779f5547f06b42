import { z } from 'zod';
import { clockTime, pence, text } from './fields';

const reasons = z.array(text.max(80)).min(1);
const cap = pence.nullable();

export const ordersSchema = z.strictObject({
  /** When the carrier collects: what must leave today leaves by then. */
  collection: clockTime,
  atRiskMinutes: z.int().positive(),
  /** What each role may give back for one order; null is no limit. */
  refundCaps: z.strictObject({ agent: cap, lead: cap, owner: cap }),
  reasons: z.strictObject({ refund: reasons, cancel: reasons, resend: reasons }),
  /** A variant with so many left, or fewer, is low. */
  lowStock: z.int().nonnegative(),
  /** For so many years after the year of an order its buyer stays in it; in one given up unpaid, for so many days. */
  keepYears: z.int().positive(),
  keepUnpaidDays: z.int().positive(),
});

export type OrderRules = z.infer<typeof ordersSchema>;
