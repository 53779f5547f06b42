import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';

/** Letters to send, at least once each; `subject_id` is the order or conversation they are about. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    subjectId: text('subject_id').notNull(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull().default(rightNow),
    leaseUntil: instant('lease_until'),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
  },
  (table) => [unique('outbox_once').on(table.subjectId, table.kind), index('outbox_due').on(table.nextAt)],
);
