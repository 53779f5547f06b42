import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** What the shop does by itself now and then. A row is one server's while its lease lasts, so that many servers do it once. */
export const jobs = pgTable('jobs', {
  name: text('name').primaryKey(),
  dueAt: instant('due_at').notNull(),
  leaseUntil: instant('lease_until'),
  finishedAt: instant('finished_at'),
  /** What the last run found and did. */
  report: jsonb('report').$type<Record<string, unknown>>(),
});
