import { z } from 'zod';
import { StripeError } from './errors';

const whole = z.string().regex(/^\d+$/).transform(Number);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const metadata = z.record(z.string().max(40), z.string().max(500));

/** What a session may be created with: the part of Stripe's API that a hosted one-off payment needs, closed to the rest. */
export const createSession = z.strictObject({
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page'),
  locale: z.literal('en-GB'),
  submit_type: z.literal('pay'),
  client_reference_id: z.string().max(200),
  customer_email: z.email().optional(),
  metadata,
  payment_intent_data: z.strictObject({ metadata }),
  line_items: z
    .array(
      z.strictObject({
        quantity: whole.refine((quantity) => quantity > 0),
        price_data: z.strictObject({
          currency: z.literal('gbp'),
          unit_amount: whole,
          product_data: z.strictObject({ name: z.string().min(1).max(5000) }),
        }),
      }),
    )
    .min(1)
    .max(100),
  adaptive_pricing: z.strictObject({ enabled: flag }),
  automatic_tax: z.strictObject({ enabled: flag }),
  expires_at: whole,
  success_url: z.url(),
  cancel_url: z.url(),
});

export const createRefund = z.strictObject({
  payment_intent: z.string().startsWith('pi_'),
  amount: whole.optional(),
  metadata: metadata.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

const between = z.strictObject({
  gt: whole.optional(),
  gte: whole.optional(),
  lt: whole.optional(),
  lte: whole.optional(),
});
/** What the lists may be asked for; each list knows some of the filters. */
export const listAsk = z.strictObject({
  limit: whole.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: z.union([whole, between]).optional(),
});
export const listOfPayment = listAsk.extend({
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
});
export const listSessions = listAsk.extend({
  payment_intent: z.string().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
});
export const listEvents = listAsk.extend({ type: z.string().optional(), types: z.array(z.string()).optional() });
export const answerToDispute = z.strictObject({
  evidence: z.strictObject({ uncategorized_text: z.string() }),
  submit: flag.optional(),
});
export const nothing = z.strictObject({});

/** Checks a decoded form, or answers as Stripe does to a parameter that it doesn't know or like. */
export function check<Value>(schema: z.ZodType<Value>, form: unknown): Value {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = [...(issue?.path ?? [])];
  if (issue?.code === 'unrecognized_keys') {
    const param = [...at, issue.keys[0]].map(String).join('.');
    throw new StripeError(
      400,
      'invalid_request_error',
      `Received unknown parameter: ${param}`,
      'parameter_unknown',
      param,
    );
  }
  const param = at.map(String).join('.');
  throw new StripeError(
    400,
    'invalid_request_error',
    `Invalid ${param}: ${issue?.message ?? ''}`,
    'parameter_invalid',
    param,
  );
}
