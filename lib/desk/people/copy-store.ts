import 'server-only';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { logsOf } from '@/lib/complaints/complaint-store';
import { db, type Tx } from '@/lib/db/connection';
import { chatEvents, chatPromises } from '@/lib/db/schema/chat';
import { chatConfirmations, chatDevices, chatImages, chatLinks } from '@/lib/db/schema/chat-access';
import { outbox } from '@/lib/db/schema/mail';
import { discountUses, orderEvents, orderLines } from '@/lib/db/schema/orders';
import { alerts, disputes, paymentAttempts, refundLines, refunds } from '@/lib/db/schema/payments';
import { shipmentLines, shipments } from '@/lib/db/schema/shipments';
import {
  audit,
  setupLinks,
  staff,
  staffDevices,
  staffFactors,
  staffPasskeys,
  staffPresence,
  staffRecoveryCodes,
  staffSessions,
} from '@/lib/db/schema/staff';
import { staffDrafts } from '@/lib/db/schema/staff-desk';
import { formsAbout } from '@/lib/http/form-store';
import { now } from '@/lib/time/clock';
import { holdingsOf } from './holdings-store';

type Reader = Pick<Tx, 'select'>;
type Found = Awaited<ReturnType<typeof holdingsOf>>;

async function orderCopy(reader: Reader, order: Found['orders'][number]) {
  const { tokenHash: _secret, basketKey: _key, ...kept } = order;
  const { id } = order;
  const payments = await reader.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, id));
  const parcels = [];
  for (const parcel of await reader.select().from(shipments).where(eq(shipments.orderId, id)))
    parcels.push({
      ...parcel,
      lines: await reader.select().from(shipmentLines).where(eq(shipmentLines.shipmentId, parcel.id)),
    });
  const paidBack = [];
  for (const refund of await reader.select().from(refunds).where(eq(refunds.orderId, id)))
    paidBack.push({
      ...refund,
      lines: await reader.select().from(refundLines).where(eq(refundLines.refundId, refund.id)),
    });
  return {
    ...kept,
    lines: await reader.select().from(orderLines).where(eq(orderLines.orderId, id)),
    codes: await reader.select().from(discountUses).where(eq(discountUses.orderId, id)),
    payments: payments.map(({ sessionUrl: _url, ...payment }) => payment),
    parcels,
    refunds: paidBack,
    disputes: await reader.select().from(disputes).where(eq(disputes.orderId, id)),
    letters: await lettersTo(reader, eq(outbox.orderId, id)),
    alerts: await reader.select().from(alerts).where(eq(alerts.orderId, id)),
    events: await reader.select().from(orderEvents).where(eq(orderEvents.orderId, id)),
  };
}

const lettersTo = (reader: Reader, where: ReturnType<typeof eq>) =>
  reader
    .select({ kind: outbox.kind, about: outbox.subjectId, payload: outbox.payload, sentAt: outbox.sentAt })
    .from(outbox)
    .where(where);

/** A picture stands in the file as a data address, which any browser opens. */
const dataAddress = (bytes: Uint8Array) => `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`;

async function conversationCopy(reader: Reader, conversation: Found['conversations'][number]) {
  const { visitorHash: _hash, ...kept } = conversation;
  const { id } = conversation;
  const images = await reader.select().from(chatImages).where(eq(chatImages.conversationId, id));
  return {
    ...kept,
    events: await reader
      .select({ at: chatEvents.at, author: chatEvents.author, kind: chatEvents.kind, body: chatEvents.body })
      .from(chatEvents)
      .where(eq(chatEvents.conversationId, id))
      .orderBy(asc(chatEvents.position)),
    pictures: images.map(({ bytes, ...picture }) => ({ ...picture, picture: dataAddress(bytes) })),
    promises: await reader.select().from(chatPromises).where(eq(chatPromises.conversationId, id)),
    links: await reader
      .select({ email: chatLinks.email, expiresAt: chatLinks.expiresAt })
      .from(chatLinks)
      .where(eq(chatLinks.conversationId, id)),
    confirmations: await reader
      .select({
        email: chatConfirmations.email,
        wanted: chatConfirmations.wanted,
        expiresAt: chatConfirmations.expiresAt,
        confirmedAt: chatConfirmations.confirmedAt,
      })
      .from(chatConfirmations)
      .where(eq(chatConfirmations.conversationId, id)),
    browsers: await reader.select({ at: chatDevices.at }).from(chatDevices).where(eq(chatDevices.conversationId, id)),
    letters: await lettersTo(reader, sql`${outbox.payload} ->> 'conversationId' = ${id}`),
    begunByStaff: await reader
      .select({ kind: staffDrafts.kind, text: staffDrafts.text, updatedAt: staffDrafts.updatedAt })
      .from(staffDrafts)
      .where(eq(staffDrafts.conversationId, id)),
  };
}

async function complaintCopies(reader: Reader, theirs: Found['complaints']) {
  const log = await logsOf(
    theirs.map(({ id }) => id),
    reader,
  );
  return theirs.map(({ assigneeId: _who, ...complaint }) => ({
    ...complaint,
    log: log
      .filter(({ complaintId }) => complaintId === complaint.id)
      .map(({ step, at, text }) => ({ step, at, text })),
  }));
}

/** What is held of somebody because they work here. Null for everybody else. */
async function employmentCopy(reader: Reader, address: string) {
  const [member] = await reader.select().from(staff).where(eq(staff.email, address));
  if (!member) return null;
  const { passwordHash: _hash, ...kept } = member;
  return {
    ...kept,
    sessions: await reader
      .select({
        device: staffSessions.device,
        startedAt: staffSessions.startedAt,
        seenAt: staffSessions.seenAt,
        confirmedAt: staffSessions.confirmedAt,
      })
      .from(staffSessions)
      .where(eq(staffSessions.staffId, member.id)),
    browsers: await reader
      .select({ seenAt: staffDevices.seenAt })
      .from(staffDevices)
      .where(eq(staffDevices.staffId, member.id)),
    secondFactor: await reader
      .select({ onSince: staffFactors.onSince })
      .from(staffFactors)
      .where(eq(staffFactors.staffId, member.id)),
    recoveryCodes: await reader
      .select({ usedAt: staffRecoveryCodes.usedAt })
      .from(staffRecoveryCodes)
      .where(eq(staffRecoveryCodes.staffId, member.id)),
    passkeys: await reader
      .select({
        name: staffPasskeys.name,
        transports: staffPasskeys.transports,
        createdAt: staffPasskeys.createdAt,
        lastUsedAt: staffPasskeys.lastUsedAt,
      })
      .from(staffPasskeys)
      .where(eq(staffPasskeys.staffId, member.id)),
    presence: await reader.select().from(staffPresence).where(eq(staffPresence.staffId, member.id)),
    invitations: await reader
      .select({
        role: setupLinks.role,
        email: setupLinks.email,
        createdAt: setupLinks.createdAt,
        usedAt: setupLinks.usedAt,
      })
      .from(setupLinks)
      .where(eq(setupLinks.email, address)),
    record: await reader
      .select({ at: audit.at, action: audit.action, subject: audit.subject, detail: audit.detail })
      .from(audit)
      .where(eq(audit.staffId, member.id))
      .orderBy(desc(audit.at)),
  };
}

/**
 * A copy of everything that we hold under an e-mail address, notes about them included. Of conversations, those of their
 * orders and those in which the address was confirmed: in any other, somebody else may have typed it.
 */
export async function copyOf(email: string) {
  const database = await db();
  const address = email.toLowerCase();
  const found = await holdingsOf(database, address);
  const orderIds = new Set(found.orders.map(({ id }) => id));
  const isTheirs = ({ verifiedEmail, orderId }: Found['conversations'][number]) =>
    verifiedEmail?.toLowerCase() === address || (orderId !== null && orderIds.has(orderId));
  const theirs = found.conversations.filter(isTheirs);
  const copied = [];
  for (const order of found.orders) copied.push(await orderCopy(database, order));
  const talked = [];
  for (const conversation of theirs) talked.push(await conversationCopy(database, conversation));
  const aboutIds = [...orderIds, ...[...theirs, ...found.complaints].map(({ id }) => id)];
  return {
    email: address,
    copiedAt: now().toString(),
    orders: copied,
    conversations: talked,
    /** How many more there are in which the address was only typed. */
    conversationsLeftOut: found.conversations.length - theirs.length,
    complaints: await complaintCopies(database, found.complaints),
    formsBegun: await formsAbout(database, address, aboutIds),
    lettersWaiting: await lettersTo(
      database,
      sql`lower(coalesce(${outbox.payload} ->> 'to', ${outbox.payload} ->> 'email')) = ${address}`,
    ),
    worksHere: await employmentCopy(database, address),
  };
}
