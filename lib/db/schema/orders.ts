import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { personIn } from '../person';
import { orderStates } from '../states';
import { wordsOfLine, wordsOfOrder } from '../words';
import { instant, oneOf, rightNow } from './columns';
import { staff } from './staff';

export const orders = pgTable(
  'orders',
  {
    id: uuid('id').primaryKey(),
    /** What people read out on the telephone: LK-7F3K-92QD. */
    number: text('number').notNull().unique(),
    tokenHash: text('token_hash').notNull().unique(),
    status: text('status', { enum: orderStates }).notNull(),
    livemode: boolean('livemode').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    phone: text('phone'),
    addressLines: jsonb('address_lines').$type<string[]>().notNull(),
    town: text('town').notNull(),
    postcode: text('postcode').notNull(),
    zone: text('zone').notNull(),
    deliveryNote: text('delivery_note'),
    /** For us, who pack it; the delivery note is for whoever carries it. */
    orderNote: text('order_note'),
    giftMessage: text('gift_message'),
    /** Whose the parcel is, where that is somebody else than the buyer. */
    recipientName: text('recipient_name'),
    promisedDate: date('promised_date', { mode: 'string' }),
    /** The buyer chose that day; otherwise it was the first that could be promised. */
    dayChosen: boolean('day_chosen').notNull().default(false),
    /** Before the discount. */
    goodsPence: integer('goods_pence').notNull(),
    discountCode: text('discount_code'),
    discountPence: integer('discount_pence').notNull().default(0),
    deliveryPence: integer('delivery_pence').notNull(),
    deliveryVatPence: integer('delivery_vat_pence').notNull(),
    totalPence: integer('total_pence').notNull(),
    /** The same basket submitted twice is the same order. */
    basketKey: text('basket_key').notNull().unique(),
    placedAt: instant('placed_at').notNull().default(rightNow),
    paidAt: instant('paid_at'),
    cancelledAt: instant('cancelled_at'),
  },
  (table) => [
    check(
      'orders_total',
      sql`${table.totalPence} = ${table.goodsPence} - ${table.discountPence} + ${table.deliveryPence}`,
    ),
    check('orders_discount', sql`${table.discountPence} between 0 and ${table.goodsPence}`),
    check('orders_status', oneOf(table.status, orderStates)),
    index('orders_placed_at').on(table.placedAt),
    index('orders_paid_at').on(table.paidAt),
    index('orders_email').on(sql`lower(${table.email})`),
    index('orders_person').on(personIn(table.email)),
    index('orders_words').using('gin', wordsOfOrder(table)),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    position: integer('position').notNull(),
    sku: text('sku').notNull(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    label: text('label').notNull(),
    storage: text('storage', { enum: ['chilled', 'ambient'] }).notNull(),
    quantity: integer('quantity').notNull(),
    unitPence: integer('unit_pence').notNull(),
    /** Before the discount; what was charged for the line is gross − discount, and the VAT is in that. */
    grossPence: integer('gross_pence').notNull(),
    discountPence: integer('discount_pence').notNull().default(0),
    vatRate: text('vat_rate', { enum: ['zero', 'reduced', 'standard'] }).notNull(),
    vatPence: integer('vat_pence').notNull(),
    cancellationRule: text('cancellation_rule', { enum: ['perishable', 'sealed', 'standard'] }).notNull(),
    cancellationReason: text('cancellation_reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.position] }),
    check('order_lines_quantity', sql`${table.quantity} > 0`),
    check('order_lines_gross', sql`${table.grossPence} = ${table.unitPence} * ${table.quantity}`),
    check('order_lines_discount', sql`${table.discountPence} between 0 and ${table.grossPence}`),
    index('order_lines_words').using('gin', wordsOfLine(table)),
  ],
);

/**
 * Who asked for an order, as far as buyers can be told apart before they pay: where from and in which browser. Kept for
 * a day, so that what one buyer may hold unpaid, and how often they may try, can be counted.
 */
export const orderHolders = pgTable(
  'order_holders',
  {
    orderId: uuid('order_id')
      .primaryKey()
      .references(() => orders.id),
    /** A signature over the network's address, which stands nowhere. */
    network: text('network').notNull(),
    browser: uuid('browser').notNull(),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [
    index('order_holders_network').on(table.network, table.at),
    index('order_holders_browser').on(table.browser, table.at),
    index('order_holders_at').on(table.at),
  ],
);

/** One order is one code's use; given up unpaid, it counts no more. */
export const discountUses = pgTable(
  'discount_uses',
  {
    orderId: uuid('order_id')
      .primaryKey()
      .references(() => orders.id),
    code: text('code').notNull(),
    /** Lower case, so that one person is one address. */
    email: text('email').notNull(),
    usedAt: instant('used_at').notNull().default(rightNow),
  },
  (table) => [index('discount_uses_code').on(table.code, table.email)],
);

/** What happened to an order, for its timeline and for whoever looks after it; notes of staff too. Append only. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind').notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
    at: instant('at').notNull().default(rightNow),
  },
  (table) => [index('order_events_order').on(table.orderId, table.at)],
);
