import { customType, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { keys } from '@/lib/keys/keys';
import { instant } from './columns';

/** Written and compared as a keyed digest: what counts somebody's calls need not say who they are. */
const digest = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: (key) => keys().sign('limit', key),
});

/** Calls per scope, key and window of time. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    scope: text('scope').notNull(),
    key: digest('key').notNull(),
    windowStart: instant('window_start').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key, table.windowStart] })],
);

/** What someone typed into a form that was refused, kept for the page that shows it again. */
export const formDrafts = pgTable(
  'form_drafts',
  {
    tokenHash: text('token_hash').notNull(),
    scope: text('scope').notNull(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    problem: jsonb('problem').$type<{ code: string; message: string; fields?: Record<string, string> }>(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.scope] }),
    index('form_drafts_expires_at').on(table.expiresAt),
  ],
);
