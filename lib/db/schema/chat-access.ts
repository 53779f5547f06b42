import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { conversations } from './chat';
import { bytes, instant, rightNow } from './columns';

const conversation = () =>
  uuid('conversation_id')
    .notNull()
    .references(() => conversations.id, { onDelete: 'cascade' });

/** Pictures that were sent, made anew by us. The id is the event's own client id. */
export const chatImages = pgTable(
  'chat_images',
  {
    id: uuid('id').primaryKey(),
    conversationId: conversation(),
    bytes: bytes('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [index('chat_images_conversation').on(table.conversationId)],
);

/** Links by e-mail that carry a conversation on elsewhere. The token is made from the id with the shop's secret. */
export const chatLinks = pgTable(
  'chat_links',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    conversationId: conversation(),
    email: text('email').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('chat_links_conversation').on(table.conversationId)],
);

/** Further browsers of the same visitor: each came by a link and has a secret of its own. */
export const chatDevices = pgTable(
  'chat_devices',
  {
    secretHash: text('secret_hash').primaryKey(),
    conversationId: conversation(),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [index('chat_devices_conversation').on(table.conversationId)],
);

/** Whether an e-mail address is the visitor's: asked by a letter that says nothing of what was written. */
export const chatConfirmations = pgTable(
  'chat_confirmations',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    conversationId: conversation(),
    email: text('email').notNull(),
    /** What they asked for, sent once the address is theirs. */
    wanted: text('wanted', { enum: ['transcript', 'link'] }).notNull(),
    expiresAt: instant('expires_at').notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    check('chat_confirmations_wanted', sql`${table.wanted} in ('transcript','link')`),
    index('chat_confirmations_conversation').on(table.conversationId),
  ],
);
