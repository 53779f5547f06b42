import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';
import { orders } from './orders';
import { staff } from './staff';

/** What stands on the shelf and how much of it orders have spoken for. Available = on hand − reserved, or none while closed. */
export const stock = pgTable(
  'stock',
  {
    sku: text('sku').primaryKey(),
    onHand: integer('on_hand').notNull(),
    reserved: integer('reserved').notNull().default(0),
    /** Staff sell no more of it for now, whatever the shelf holds. */
    closed: boolean('closed').notNull().default(false),
  },
  (table) => [
    check('stock_reserved_within_on_hand', sql`${table.reserved} >= 0 and ${table.reserved} <= ${table.onHand}`),
  ],
);

/** The ledger: each change of what is on hand, and why. A variant's changes sum to what it has. Append only. */
export const stockMovements = pgTable(
  'stock_movements',
  {
    /** Made by whoever asks, so that the same change sent twice is one. */
    id: uuid('id').primaryKey(),
    sku: text('sku')
      .notNull()
      .references(() => stock.sku),
    change: integer('change').notNull(),
    reason: text('reason', {
      enum: ['opening', 'sale', 'resend', 'return', 'delivery', 'count', 'damaged', 'other'],
    }).notNull(),
    note: text('note'),
    orderId: uuid('order_id').references(() => orders.id),
    staffId: uuid('staff_id').references(() => staff.id),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [
    check(
      'stock_movements_reason',
      sql`${table.reason} in ('opening','sale','resend','return','delivery','count','damaged','other')`,
    ),
    index('stock_movements_sku').on(table.sku, table.at),
  ],
);
