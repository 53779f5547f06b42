import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, rightNow } from './columns';
import { orders } from './orders';
import { staff } from './staff';

/** A parcel: an order's own, made when it is paid, or a line sent again at no charge. */
export const shipments = pgTable(
  'shipments',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind', { enum: ['order', 'resend'] }).notNull(),
    status: text('status', { enum: ['to-pack', 'packed', 'dispatched', 'delivered', 'cancelled'] })
      .notNull()
      .default('to-pack'),
    storage: text('storage', { enum: ['chilled', 'ambient'] }).notNull(),
    zone: text('zone').notNull(),
    promisedDate: date('promised_date', { mode: 'string' }),
    carrier: text('carrier'),
    trackingNumber: text('tracking_number'),
    reason: text('reason'),
    staffId: uuid('staff_id').references(() => staff.id),
    createdAt: instant('created_at').notNull().default(rightNow),
    packedAt: instant('packed_at'),
    dispatchedAt: instant('dispatched_at'),
    deliveredAt: instant('delivered_at'),
  },
  (table) => [
    check('shipments_status', sql`${table.status} in ('to-pack','packed','dispatched','delivered','cancelled')`),
    check('shipments_kind', sql`${table.kind} in ('order','resend')`),
    check('shipments_storage', sql`${table.storage} in ('chilled','ambient')`),
    uniqueIndex('shipments_one_per_order').on(table.orderId).where(sql`${table.kind} = 'order'`),
    index('shipments_work').on(table.status, table.promisedDate),
  ],
);

export const shipmentLines = pgTable(
  'shipment_lines',
  {
    shipmentId: uuid('shipment_id')
      .notNull()
      .references(() => shipments.id),
    /** The order line's. */
    position: integer('position').notNull(),
    sku: text('sku').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shipmentId, table.position] }),
    check('shipment_lines_quantity', sql`${table.quantity} > 0`),
  ],
);
