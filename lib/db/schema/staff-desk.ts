import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { conversations } from './chat';
import { instant, rightNow } from './columns';
import { staff } from './staff';

/** What somebody at the desk has begun to write, one for each conversation. */
export const staffDrafts = pgTable(
  'staff_drafts',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['message', 'note'] })
      .notNull()
      .default('message'),
    text: text('text').notNull(),
    updatedAt: instant('updated_at').notNull().default(rightNow),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.conversationId] })],
);
