import { sql } from 'drizzle-orm';
import { boolean, check, date, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';
import { staff } from './staff';

/** Set by a lead: open or closed until an instant, whatever the usual hours say. The latest that has not ended holds. */
export const chatOverrides = pgTable(
  'chat_overrides',
  {
    id: uuid('id').primaryKey(),
    state: text('state', { enum: ['open', 'closed'] }).notNull(),
    until: instant('until').notNull(),
    note: text('note').notNull(),
    setBy: uuid('set_by')
      .notNull()
      .references(() => staff.id),
    setAt: instant('set_at').notNull().default(rightNow),
    endedAt: instant('ended_at'),
  },
  (table) => [check('chat_overrides_state', sql`${table.state} in ('open','closed')`)],
);

/** Set by a lead: one day's own hours, or none. It goes before the exceptions in content. */
export const chatExceptions = pgTable(
  'chat_exceptions',
  {
    date: date('date', { mode: 'string' }).primaryKey(),
    note: text('note').notNull(),
    closed: boolean('closed').notNull().default(false),
    /** Such as '10:00'. */
    opens: text('opens'),
    closes: text('closes'),
    setBy: uuid('set_by')
      .notNull()
      .references(() => staff.id),
    setAt: instant('set_at').notNull().default(rightNow),
  },
  (table) => [
    check(
      'chat_exceptions_hours',
      sql`${table.closed} or (${table.opens} is not null and ${table.closes} is not null)`,
    ),
  ],
);
