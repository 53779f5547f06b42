import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';
import { orders } from './orders';
import { staff } from './staff';

export const conversations = pgTable(
  'conversations',
  {
    id: uuid('id').primaryKey(),
    visitorHash: text('visitor_hash').notNull(),
    orderId: uuid('order_id').references(() => orders.id),
    name: text('name'),
    /** Contact data, never identity: typed by the visitor and not verified. */
    email: text('email'),
    status: text('status', { enum: ['open', 'resolved'] })
      .notNull()
      .default('open'),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    /** The last seq that the visitor's own stream carries; notes are counted apart. */
    lastSeq: integer('last_seq').notNull().default(0),
    lastNoteSeq: integer('last_note_seq').notNull().default(0),
    /** The promised instant of the next answer, while the visitor waits for one. */
    answerBy: instant('answer_by'),
    startedAt: instant('started_at').notNull().default(rightNow),
    updatedAt: instant('updated_at').notNull().default(rightNow),
  },
  (table) => [
    check('conversations_status', sql`${table.status} in ('open','resolved')`),
    uniqueIndex('conversations_one_open').on(table.visitorHash).where(sql`${table.status} = 'open'`),
    index('conversations_queue').on(table.status, table.answerBy),
  ],
);

export const chatEvents = pgTable(
  'chat_events',
  {
    conversationId: uuid('conversation_id').notNull(),
    visibility: text('visibility', { enum: ['all', 'staff'] }).notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: ['message', 'note', 'status', 'assign', 'hours_notice'] }).notNull(),
    clientId: uuid('client_id').notNull(),
    author: text('author', { enum: ['visitor', 'staff', 'shop'] }).notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    body: jsonb('body').$type<Record<string, string>>().notNull(),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.visibility, table.seq] }),
    unique('chat_events_client_id').on(table.conversationId, table.clientId),
    foreignKey({ columns: [table.conversationId], foreignColumns: [conversations.id] }),
  ],
);
