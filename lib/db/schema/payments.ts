import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { paymentStates, refundStates } from '../states';
import { instant, oneOf, rightNow } from './columns';
import { orders } from './orders';
import { staff } from './staff';

export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    number: integer('number').notNull(),
    status: text('status', { enum: paymentStates }).notNull(),
    sessionId: text('session_id').unique(),
    sessionUrl: text('session_url'),
    paymentIntentId: text('payment_intent_id'),
    amountPence: integer('amount_pence').notNull(),
    /** Unix seconds, sent to Stripe as it stands here so that a replayed request is the same request. */
    expiresAtUnix: integer('expires_at_unix').notNull(),
    createdAt: instant('created_at').notNull().default(rightNow),
    /** When Stripe was last asked about it for somebody who looked at the order. */
    askedAt: instant('asked_at'),
  },
  (table) => [unique('payment_attempts_number').on(table.orderId, table.number)],
);

const origins = ['staff', 'customer', 'shop', 'dashboard'] as const;

/** Money given back. The row comes first and its id is Stripe's idempotency key, so that a refund asked for twice is one. */
export const refunds = pgTable(
  'refunds',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => paymentAttempts.id),
    stripeRefundId: text('stripe_refund_id').unique(),
    status: text('status', { enum: refundStates }).notNull(),
    /** Everything: lines, delivery and whatever was given back beyond them. */
    amountPence: integer('amount_pence').notNull(),
    deliveryPence: integer('delivery_pence').notNull().default(0),
    /** The VAT within the amount, rate by rate of what it is for. */
    vatPence: integer('vat_pence').notNull(),
    reason: text('reason').notNull(),
    /** Who asked: staff, the customer, the shop itself (sold out, paid twice), or somebody in Stripe's dashboard. */
    origin: text('origin', { enum: origins }).notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    restocked: boolean('restocked').notNull().default(false),
    failure: text('failure'),
    createdAt: instant('created_at').notNull().default(rightNow),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    check('refunds_status', oneOf(table.status, refundStates)),
    check('refunds_origin', oneOf(table.origin, origins)),
    check(
      'refunds_amount',
      sql`${table.amountPence} > 0 and ${table.deliveryPence} between 0 and ${table.amountPence}`,
    ),
    index('refunds_order').on(table.orderId),
    index('refunds_finished_at').on(table.finishedAt),
  ],
);

export const refundLines = pgTable(
  'refund_lines',
  {
    refundId: uuid('refund_id')
      .notNull()
      .references(() => refunds.id),
    /** The order line's. */
    position: integer('position').notNull(),
    /** 0 when money goes back for a line that stays sold. */
    quantity: integer('quantity').notNull(),
    /** Of those, how many were taken out of a parcel that had not left, and are not sent with it. */
    takenOut: integer('taken_out').notNull().default(0),
    /** Of those, how many are back on the shelf. */
    shelved: integer('shelved').notNull().default(0),
    grossPence: integer('gross_pence').notNull(),
    vatPence: integer('vat_pence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.position] }),
    check('refund_lines_taken_out', sql`${table.takenOut} between 0 and ${table.quantity}`),
    check('refund_lines_shelved', sql`${table.shelved} between 0 and ${table.quantity}`),
  ],
);

export const disputes = pgTable('disputes', {
  /** Stripe's. */
  id: text('id').primaryKey(),
  orderId: uuid('order_id')
    .notNull()
    .references(() => orders.id),
  /** Stripe's word: needs_response, under_review, won, lost, … */
  status: text('status').notNull(),
  amountPence: integer('amount_pence').notNull(),
  reason: text('reason').notNull(),
  answerBy: instant('answer_by'),
  openedAt: instant('opened_at').notNull().default(rightNow),
  closedAt: instant('closed_at'),
});

/** An event received is not an event processed: one that failed runs again. */
export const stripeEvents = pgTable('stripe_events', {
  id: text('id').primaryKey(),
  type: text('type').notNull(),
  /** The session, refund or dispute it is about. */
  objectId: text('object_id'),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
  receivedAt: instant('received_at').notNull().default(rightNow),
  processedAt: instant('processed_at'),
});

/** Something that a person must look at: a wrong amount, a refund that failed, a letter that keeps failing. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    /** What it is about: an order's id, or a Stripe event's, a letter's, a refund's, a conversation's. */
    subject: text('subject').notNull(),
    orderId: uuid('order_id').references(() => orders.id),
    detail: text('detail').notNull(),
    raisedAt: instant('raised_at').notNull().default(rightNow),
    settledAt: instant('settled_at'),
    settledBy: uuid('settled_by').references(() => staff.id),
    settledHow: text('settled_how'),
  },
  (table) => [uniqueIndex('alerts_once').on(table.kind, table.subject).where(sql`${table.settledAt} is null`)],
);
