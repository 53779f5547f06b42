import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** What stands on the shelf and how much of it orders have spoken for. Available = on hand − reserved. */
export const stock = pgTable(
  'stock',
  {
    sku: text('sku').primaryKey(),
    onHand: integer('on_hand').notNull(),
    reserved: integer('reserved').notNull().default(0),
  },
  (table) => [
    check('stock_reserved_within_on_hand', sql`${table.reserved} >= 0 and ${table.reserved} <= ${table.onHand}`),
  ],
);
