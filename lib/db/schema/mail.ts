import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';
import { orders } from './orders';

/** Letters to send, at least once each. `subject_id` is what each is about: an order, a refund, a parcel, a conversation. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    kind: text('kind').notNull(),
    /** Whose letters these are, where it is an order's. */
    orderId: uuid('order_id').references(() => orders.id),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull().default(rightNow),
    leaseUntil: instant('lease_until'),
    sentAt: instant('sent_at'),
    /** Given up after the last try; staff can send it again. */
    deadAt: instant('dead_at'),
    /** 1 the first time; more when staff have sent it again, so that it is a new message to mail programs. */
    round: integer('round').notNull().default(1),
    lastError: text('last_error'),
  },
  (table) => [
    unique('outbox_once').on(table.subjectId, table.kind),
    index('outbox_due').on(table.nextAt),
    index('outbox_order').on(table.orderId),
    index('outbox_conversation').on(sql`(${table.payload} ->> 'conversationId')`),
  ],
);
