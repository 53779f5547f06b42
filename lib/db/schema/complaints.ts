import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { complaintChannels, complaintSteps } from '../states';
import { instant, oneOf, rightNow } from './columns';
import { staff } from './staff';

/** What somebody complains of about their personal data: received, acknowledged by a person, answered with an outcome. */
export const complaints = pgTable(
  'complaints',
  {
    id: uuid('id').primaryKey(),
    /** Such as DP-7F3K-92QD: said to whoever complains, and opens nothing. */
    reference: text('reference').notNull().unique(),
    channel: text('channel', { enum: complaintChannels }).notNull(),
    name: text('name').notNull(),
    email: text('email'),
    /** How to answer somebody without an e-mail address: by post or telephone. */
    contact: text('contact'),
    orderNumber: text('order_number'),
    words: text('words').notNull(),
    /** The law's days count from here: for a letter, the day on which it came. */
    receivedAt: instant('received_at').notNull(),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    acknowledgedAt: instant('acknowledged_at'),
    closedAt: instant('closed_at'),
    outcome: text('outcome'),
  },
  (table) => [
    check('complaints_channel', oneOf(table.channel, complaintChannels)),
    index('complaints_received').on(table.receivedAt),
  ],
);

/** What was done about each, by whom. */
export const complaintLog = pgTable(
  'complaint_log',
  {
    id: uuid('id').primaryKey(),
    complaintId: uuid('complaint_id')
      .notNull()
      .references(() => complaints.id, { onDelete: 'cascade' }),
    step: text('step', { enum: complaintSteps }).notNull(),
    at: instant('at').notNull().default(rightNow),
    staffId: uuid('staff_id').references(() => staff.id),
    /** A note, or how it was done, such as 'by post'. */
    text: text('text').notNull().default(''),
  },
  (table) => [
    check('complaint_log_step', oneOf(table.step, complaintSteps)),
    index('complaint_log_complaint').on(table.complaintId),
  ],
);
