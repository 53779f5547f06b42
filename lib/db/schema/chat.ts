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
import { isFindable, wordsOfEvent, wordsOfVisitor } from '../words';
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
    /** The address that the visitor has shown to be theirs, by a link that went there. */
    verifiedEmail: text('verified_email'),
    status: text('status', { enum: ['open', 'resolved'] })
      .notNull()
      .default('open'),
    /** Open, but out of the queue until then, or until the visitor writes. */
    snoozedUntil: instant('snoozed_until'),
    tags: text('tags').array().notNull().default(sql`'{}'::text[]`),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    /** The last seq that the visitor's own stream carries; what only staff see is counted apart. */
    lastSeq: integer('last_seq').notNull().default(0),
    lastNoteSeq: integer('last_note_seq').notNull().default(0),
    /** Up to which seq each side has looked. */
    visitorSeenSeq: integer('visitor_seen_seq').notNull().default(0),
    staffSeenSeq: integer('staff_seen_seq').notNull().default(0),
    /** The promised instant of the next answer, while the visitor waits for one. */
    answerBy: instant('answer_by'),
    /** Where in the shop the visitor was when they last wrote, as a path of ours, and what was in their basket. */
    visitorPage: text('visitor_page'),
    visitorBasket: jsonb('visitor_basket').$type<{ variant: string; quantity: number }[]>(),
    startedAt: instant('started_at').notNull().default(rightNow),
    /** The last thing that the visitor can see. */
    updatedAt: instant('updated_at').notNull().default(rightNow),
  },
  (table) => [
    check('conversations_status', sql`${table.status} in ('open','resolved')`),
    uniqueIndex('conversations_one_open').on(table.visitorHash).where(sql`${table.status} = 'open'`),
    index('conversations_queue').on(table.status, table.answerBy),
    index('conversations_order').on(table.orderId),
    index('conversations_email').on(sql`lower(${table.email})`),
    index('conversations_verified_email').on(sql`lower(${table.verifiedEmail})`),
    index('conversations_words').using('gin', wordsOfVisitor(table)),
  ],
);

export const chatEvents = pgTable(
  'chat_events',
  {
    conversationId: uuid('conversation_id').notNull(),
    visibility: text('visibility', { enum: ['all', 'staff'] }).notNull(),
    /** Without gaps within its visibility. */
    seq: integer('seq').notNull(),
    /** Its place among everything in the conversation, which is how staff read it. */
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    clientId: uuid('client_id').notNull(),
    author: text('author', { enum: ['visitor', 'staff', 'shop'] }).notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    /** Its words are gone for good. */
    redactedAt: instant('redacted_at'),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.visibility, table.seq] }),
    unique('chat_events_client_id').on(table.conversationId, table.clientId),
    unique('chat_events_position').on(table.conversationId, table.position),
    check('chat_events_author', sql`${table.author} in ('visitor','staff','shop')`),
    check('chat_events_visibility', sql`${table.visibility} in ('all','staff')`),
    foreignKey({ columns: [table.conversationId], foreignColumns: [conversations.id] }),
    index('chat_events_at').on(table.at),
    index('chat_events_words').using('gin', wordsOfEvent(table)).where(isFindable(table)),
  ],
);

/** Every wait for an answer: what was promised, and what became of it. */
export const chatPromises = pgTable(
  'chat_promises',
  {
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** The first message of the visitor's that waited. */
    askedSeq: integer('asked_seq').notNull(),
    askedAt: instant('asked_at').notNull(),
    answerBy: instant('answer_by').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by').references(() => staff.id),
    /** Resolved without an answer, because none was needed. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.askedSeq] }),
    index('chat_promises_asked').on(table.askedAt),
  ],
);

/** Until when a visitor counts as looking at the shop with their conversation going on. Their stream keeps saying so. */
export const chatVisits = pgTable('chat_visits', {
  conversationId: uuid('conversation_id')
    .primaryKey()
    .references(() => conversations.id, { onDelete: 'cascade' }),
  hereUntil: instant('here_until').notNull(),
});
