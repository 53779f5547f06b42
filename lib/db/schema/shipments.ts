import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { parcelStates } from '../states';
import { instant, oneOf, rightNow } from './columns';
import { orders } from './orders';
import { staff } from './staff';

const kinds = ['order', 'resend'] as const;
const storages = ['chilled', 'ambient'] as const;

/** A parcel: an order's own, made when it is paid, or a line sent again at no charge. */
export const shipments = pgTable(
  'shipments',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind', { enum: kinds }).notNull(),
    status: text('status', { enum: parcelStates }).notNull().default('to-pack'),
    storage: text('storage', { enum: storages }).notNull(),
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
    check('shipments_status', oneOf(table.status, parcelStates)),
    check('shipments_kind', oneOf(table.kind, kinds)),
    check('shipments_storage', oneOf(table.storage, storages)),
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
