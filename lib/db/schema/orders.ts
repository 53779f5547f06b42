import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';

export const orders = pgTable(
  'orders',
  {
    id: uuid('id').primaryKey(),
    /** What people read out on the telephone: LK-7F3K-92QD. */
    number: text('number').notNull().unique(),
    tokenHash: text('token_hash').notNull().unique(),
    status: text('status', { enum: ['awaiting-payment', 'processing', 'paid', 'cancelled', 'refunded'] }).notNull(),
    livemode: boolean('livemode').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    phone: text('phone'),
    addressLines: jsonb('address_lines').$type<string[]>().notNull(),
    town: text('town').notNull(),
    postcode: text('postcode').notNull(),
    zone: text('zone').notNull(),
    deliveryNote: text('delivery_note'),
    promisedDate: date('promised_date', { mode: 'string' }),
    goodsPence: integer('goods_pence').notNull(),
    deliveryPence: integer('delivery_pence').notNull(),
    deliveryVatPence: integer('delivery_vat_pence').notNull(),
    totalPence: integer('total_pence').notNull(),
    /** The same basket submitted twice is the same order. */
    basketKey: text('basket_key').notNull().unique(),
    placedAt: instant('placed_at').notNull().default(rightNow),
    paidAt: instant('paid_at'),
  },
  (table) => [
    check('orders_total', sql`${table.totalPence} = ${table.goodsPence} + ${table.deliveryPence}`),
    check('orders_status', sql`${table.status} in ('awaiting-payment','processing','paid','cancelled','refunded')`),
    index('orders_placed_at').on(table.placedAt),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    position: integer('position').notNull(),
    sku: text('sku').notNull(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    label: text('label').notNull(),
    quantity: integer('quantity').notNull(),
    unitPence: integer('unit_pence').notNull(),
    grossPence: integer('gross_pence').notNull(),
    vatRate: text('vat_rate', { enum: ['zero', 'reduced', 'standard'] }).notNull(),
    vatPence: integer('vat_pence').notNull(),
    cancellationRule: text('cancellation_rule', { enum: ['perishable', 'sealed', 'standard'] }).notNull(),
    cancellationReason: text('cancellation_reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.position] }),
    check('order_lines_quantity', sql`${table.quantity} > 0`),
    check('order_lines_gross', sql`${table.grossPence} = ${table.unitPence} * ${table.quantity}`),
  ],
);

export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    number: integer('number').notNull(),
    status: text('status', {
      enum: ['creating', 'open', 'processing', 'paid', 'expired', 'refunding', 'refunded', 'mismatch'],
    }).notNull(),
    sessionId: text('session_id').unique(),
    sessionUrl: text('session_url'),
    paymentIntentId: text('payment_intent_id'),
    amountPence: integer('amount_pence').notNull(),
    /** Unix seconds, sent to Stripe as it stands here so that a replayed request is the same request. */
    expiresAtUnix: integer('expires_at_unix').notNull(),
    createdAt: instant('created_at').notNull().default(rightNow),
  },
  (table) => [unique('payment_attempts_number').on(table.orderId, table.number)],
);

export const stripeEvents = pgTable('stripe_events', {
  id: text('id').primaryKey(),
  type: text('type').notNull(),
  sessionId: text('session_id'),
  receivedAt: instant('received_at').notNull().default(rightNow),
  processedAt: instant('processed_at'),
});

/** Something that a person must look at: a wrong amount, a payment for a cancelled order. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    orderId: uuid('order_id').references(() => orders.id),
    detail: text('detail').notNull(),
    raisedAt: instant('raised_at').notNull().default(rightNow),
    settledAt: instant('settled_at'),
  },
  (table) => [unique('alerts_once').on(table.kind, table.orderId)],
);
