import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { kept } from '@/lib/data-map/kept';
import { db, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { complaintLog, complaints } from '@/lib/db/schema/complaints';
import { staff } from '@/lib/db/schema/staff';
import type { complaintChannels } from '@/lib/db/states';
import { sameId } from '@/lib/keys/same-id';
import { newReference } from '@/lib/orders/store';
import { queueMail } from '@/lib/outbox/queue-store';
import { now, nowDate } from '@/lib/time/clock';

type Reader = Pick<Tx, 'select'>;
export type Complaint = typeof complaints.$inferSelect;
type Channel = (typeof complaintChannels)[number];
type LetterKind = 'complaint-received' | 'complaint-acknowledged' | 'complaint-outcome';

type Received = {
  id: string;
  channel: Channel;
  name: string;
  email: string;
  contact?: string;
  order: string;
  what: string;
  receivedAt: Date;
  staffId?: string;
};

const letterTo = async (tx: Tx, { id, email }: Pick<Complaint, 'id' | 'email'>, kind: LetterKind) => {
  if (email) await queueMail(tx, { subjectId: id, kind, payload: { to: email } });
};

/**
 * Keeps a complaint and sends its receipt. Sent again under the same id it is the same one, unless it is about something
 * else: whoever went back to the form has complained of that too.
 */
export async function receive(received: Received, record?: Recording<{ complaint: string }>): Promise<Complaint> {
  const { id, channel, name, email, contact, order, what, receivedAt, staffId } = received;
  const found = await transaction(async (tx) => {
    const [made] = await tx
      .insert(complaints)
      .values({
        id,
        reference: `DP-${newReference()}`,
        channel,
        name,
        email: email || null,
        contact: contact || null,
        orderNumber: order || null,
        words: what,
        receivedAt,
      })
      .onConflictDoNothing({ target: complaints.id })
      .returning();
    if (made) {
      await note(tx, { id: sameId(`${id} received`), complaintId: id, step: 'received', staffId });
      await letterTo(tx, made, 'complaint-received');
      await record?.(tx, { complaint: id });
      return made;
    }
    return complaintById(tx, id);
  });
  if (!found) throw new Error('A complaint was neither kept nor there.');
  if (found.name === name && found.words === what) return found;
  return receive({ ...received, id: sameId(`${id} ${name} ${what}`) }, record);
}

type Step = {
  id: string;
  complaintId: string;
  step: (typeof complaintLog.$inferInsert)['step'];
  staffId?: string | undefined;
  text?: string;
};

/** False where it was written before. */
async function note(tx: Tx, step: Step): Promise<boolean> {
  const [written] = await tx
    .insert(complaintLog)
    .values({ ...step, at: nowDate() })
    .onConflictDoNothing()
    .returning({ id: complaintLog.id });
  return written !== undefined;
}

export async function complaintById(reader: Reader, id: string): Promise<Complaint | null> {
  const [found] = await reader.select().from(complaints).where(eq(complaints.id, id));
  return found ?? null;
}

const locked = async (tx: Tx, id: string): Promise<Complaint | null> => {
  const [found] = await tx.select().from(complaints).where(eq(complaints.id, id)).for('update');
  return found ?? null;
};

type Doing = { complaintId: string; staffId: string };
export type Settled = 'done' | 'unknown' | 'closed' | 'how';

/** Whoever takes it deals with it; taken by the same person again, nothing changes. */
export const take = ({ complaintId, staffId }: Doing, record: Recording): Promise<Settled> =>
  transaction(async (tx) => {
    const found = await locked(tx, complaintId);
    if (!found) return 'unknown';
    if (found.assigneeId === staffId) return 'done';
    if (found.closedAt) return 'closed';
    await tx.update(complaints).set({ assigneeId: staffId }).where(eq(complaints.id, complaintId));
    const before = found.assigneeId ?? 'nobody';
    const times = await tx.$count(complaintLog, eq(complaintLog.complaintId, complaintId));
    await note(tx, { id: sameId(`${complaintId} ${before} ${staffId} ${times}`), complaintId, step: 'taken', staffId });
    await record(tx);
    return 'done';
  });

export const writeNote = (ask: Doing & { id: string; text: string }, record: Recording): Promise<Settled> =>
  transaction(async (tx) => {
    const { complaintId, staffId, id, text } = ask;
    if (!(await locked(tx, complaintId))) return 'unknown';
    if (await note(tx, { id, complaintId, step: 'note', staffId, text })) await record(tx);
    return 'done';
  });

/** Somebody without an e-mail address is told by hand: `how` says in which way. */
const isTold = ({ email }: Complaint, how: string) => email !== null || how !== '';

export const acknowledge = (ask: Doing & { how: string }, record: Recording): Promise<Settled> =>
  transaction(async (tx) => {
    const { complaintId, staffId, how } = ask;
    const found = await locked(tx, complaintId);
    if (!found) return 'unknown';
    if (found.acknowledgedAt) return 'done';
    if (!isTold(found, how)) return 'how';
    const assigneeId = found.assigneeId ?? staffId;
    await tx.update(complaints).set({ acknowledgedAt: nowDate(), assigneeId }).where(eq(complaints.id, complaintId));
    await note(tx, {
      id: sameId(`${complaintId} acknowledged`),
      complaintId,
      step: 'acknowledged',
      staffId,
      text: how,
    });
    await letterTo(tx, found, 'complaint-acknowledged');
    await record(tx);
    return 'done';
  });

/** Tells the outcome, which acknowledges it too where nobody had. */
export const close = (ask: Doing & { outcome: string; how: string }, record: Recording): Promise<Settled> =>
  transaction(async (tx) => {
    const { complaintId, staffId, outcome, how } = ask;
    const found = await locked(tx, complaintId);
    if (!found) return 'unknown';
    if (found.closedAt) return found.outcome === outcome ? 'done' : 'closed';
    if (!isTold(found, how)) return 'how';
    const at = nowDate();
    await tx
      .update(complaints)
      .set({
        closedAt: at,
        acknowledgedAt: found.acknowledgedAt ?? at,
        assigneeId: found.assigneeId ?? staffId,
        outcome,
      })
      .where(eq(complaints.id, complaintId));
    await note(tx, { id: sameId(`${complaintId} closed`), complaintId, step: 'closed', staffId, text: how });
    await letterTo(tx, found, 'complaint-outcome');
    await record(tx);
    return 'done';
  });

/** Open ones first, the longest waiting on top; then those that were answered last. All of them, or the first so many. */
export async function listed(most?: number) {
  const rows = (await db())
    .select({ complaint: complaints, assignee: staff.name })
    .from(complaints)
    .leftJoin(staff, eq(staff.id, complaints.assigneeId))
    .orderBy(sql`${complaints.closedAt} desc nulls first`, asc(complaints.receivedAt), asc(complaints.id));
  return most === undefined ? rows : rows.limit(most);
}

export async function openComplaints(): Promise<number> {
  return (await db()).$count(complaints, isNull(complaints.closedAt));
}

export async function logsOf(ids: readonly string[], reader?: Reader) {
  if (ids.length === 0) return [];
  return (reader ?? (await db()))
    .select({
      complaintId: complaintLog.complaintId,
      step: complaintLog.step,
      at: complaintLog.at,
      text: complaintLog.text,
      who: staff.name,
    })
    .from(complaintLog)
    .leftJoin(staff, eq(staff.id, complaintLog.staffId))
    .where(inArray(complaintLog.complaintId, [...ids]))
    .orderBy(asc(complaintLog.at), asc(complaintLog.id));
}

/** Those of an address, for a copy or for erasing. */
export const complaintsOf = (reader: Reader, email: string): Promise<Complaint[]> =>
  reader
    .select()
    .from(complaints)
    .where(sql`lower(${complaints.email}) = ${email.toLowerCase()}`)
    .orderBy(asc(complaints.receivedAt));

/** Takes the person out. That it came, and that it was answered in time, stays. */
export async function forgetComplainant(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(complaints)
    .set({ name: 'Erased', email: null, contact: null, orderNumber: null, words: '', outcome: null })
    .where(inArray(complaints.id, [...ids]));
  await tx
    .update(complaintLog)
    .set({ text: '' })
    .where(inArray(complaintLog.complaintId, [...ids]));
}

/** Those that were answered as long ago as they are kept. */
export async function forgetOldComplaints(): Promise<void> {
  const before = new Date(now().subtract({ hours: 24 * kept.complaintDays }).epochMilliseconds);
  await (await db()).delete(complaints).where(and(isNotNull(complaints.closedAt), lt(complaints.closedAt, before)));
}
