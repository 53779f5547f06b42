import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, instant, rightNow } from './columns';

/** The builds that servers of this shop have run, by what they are made of. */
export const releases = pgTable('releases', {
  id: text('id').primaryKey(),
  startedAt: instant('started_at').notNull().default(rightNow),
});

/** What pages of a build load by names that no other build gives to other bytes. */
export const releaseFiles = pgTable(
  'release_files',
  {
    path: text('path').notNull(),
    releaseId: text('release_id')
      .notNull()
      .references(() => releases.id, { onDelete: 'cascade' }),
    bytes: bytes('bytes').notNull(),
    brotli: bytes('brotli'),
  },
  (table) => [primaryKey({ columns: [table.path, table.releaseId] })],
);
