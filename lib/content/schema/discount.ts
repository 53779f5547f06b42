import { z } from 'zod';
import { isoDate, positivePence, slug } from './fields';
import { category } from './product';

/** Capitals, digits and hyphens: easy to read out, and nothing else may stand in the basket's cookie. */
export const discountCode = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{1,22}[A-Z0-9]$/, { error: '3 to 24 capital letters, digits and hyphens, like SPRING-10' });

const discount = z.strictObject({
  code: discountCode,
  /** True for the codes that come with the shop: they hold in the demo and in tests, never where money is taken. */
  sample: z.boolean().default(false),
  /** One of the two, or neither for a code that only makes delivery free. */
  percent: z.int({ error: 'a whole number from 1 to 100' }).min(1).max(100).optional(),
  amountPence: positivePence.optional(),
  /** Wherever delivery can be free at all (delivery.yaml). */
  freeDelivery: z.boolean().default(false),
  firstOrderOnly: z.boolean().default(false),
  /** The first and the last day, both included. */
  from: isoDate.optional(),
  until: isoDate.optional(),
  /** The least to spend on what the code is for. */
  minimumPence: positivePence.optional(),
  /** The most that it takes off one order. */
  maximumPence: positivePence.optional(),
  /** What it is for; everything, where neither is given. */
  products: z.array(slug).default([]),
  categories: z.array(category).default([]),
  uses: z.strictObject({ total: z.int().positive().optional(), perAddress: z.int().positive().optional() }).default({}),
});

export const discountsSchema = z.array(discount);
export type Discount = z.infer<typeof discount>;
