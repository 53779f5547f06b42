import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';

export const staff = pgTable(
  'staff',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    role: text('role', { enum: ['agent', 'lead', 'owner'] }).notNull(),
    passwordHash: text('password_hash').notNull(),
    disabled: boolean('disabled').notNull().default(false),
    createdAt: instant('created_at').notNull().default(rightNow),
  },
  (table) => [check('staff_role', sql`${table.role} in ('agent','lead','owner')`)],
);

export const staffSessions = pgTable(
  'staff_sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [index('staff_sessions_staff').on(table.staffId)],
);

/** Who has a console open, and whether they answer. */
export const staffPresence = pgTable(
  'staff_presence',
  {
    staffId: uuid('staff_id')
      .primaryKey()
      .references(() => staff.id),
    hereUntil: instant('here_until').notNull(),
    /** As they say themselves. */
    state: text('state', { enum: ['here', 'away'] })
      .notNull()
      .default('here'),
    /** When they last did something: after a while without, they count as away. */
    lastActiveAt: instant('last_active_at').notNull().default(rightNow),
  },
  (table) => [check('staff_presence_state', sql`${table.state} in ('here','away')`)],
);

/** One-time links: the first owner's, who names themselves, and invitations, which go to one address. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  role: text('role', { enum: ['agent', 'lead', 'owner'] }).notNull(),
  email: text('email'),
  invitedBy: uuid('invited_by').references(() => staff.id),
  createdAt: instant('created_at').notNull().default(rightNow),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** Append only. */
export const audit = pgTable('audit', {
  id: uuid('id').primaryKey(),
  staffId: uuid('staff_id'),
  action: text('action').notNull(),
  subject: text('subject'),
  detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
  at: instant('at').notNull().default(rightNow),
});
