import 'server-only';
import { and, asc, eq, gt, gte, isNull } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, oneAfterAnother, type Recording, type Tx, transaction } from '@/lib/db/connection';
import { chatExceptions, chatOverrides } from '@/lib/db/schema/chat-hours';
import { staff } from '@/lib/db/schema/staff';
import { now, nowDate } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';

export type Override = { state: 'open' | 'closed'; until: Date; note: string; setBy: string };
export type ExceptionDay = {
  date: string;
  note: string;
  closed: boolean;
  opens: string | null;
  closes: string | null;
  setBy: string;
};

const ongoing = (instant: Date) => and(isNull(chatOverrides.endedAt), gt(chatOverrides.until, instant));

/** Whether there was one to end. */
async function endOngoing(tx: Tx): Promise<boolean> {
  const instant = nowDate();
  const ended = await tx
    .update(chatOverrides)
    .set({ endedAt: instant })
    .where(ongoing(instant))
    .returning({ id: chatOverrides.id });
  return ended.length > 0;
}

type NewOverride = { id: string; state: 'open' | 'closed'; until: Date; note: string; staffId: string };

/** Open or closed until an instant, whatever the usual hours say; one at a time, and the same one sent twice is one. */
export async function setOverride(asked: NewOverride, record?: Recording): Promise<void> {
  const { id, state, until, note, staffId } = asked;
  await transaction(async (tx) => {
    await oneAfterAnother(tx, 'override');
    const [known] = await tx.select({ id: chatOverrides.id }).from(chatOverrides).where(eq(chatOverrides.id, id));
    if (known) return;
    await endOngoing(tx);
    await tx.insert(chatOverrides).values({ id, state, until, note, setBy: staffId, setAt: nowDate() });
    await record?.(tx);
    await notify(tx, 'hours', '');
  });
}

export async function endOverride(record?: Recording): Promise<void> {
  await transaction(async (tx) => {
    if (await endOngoing(tx)) await record?.(tx);
    await notify(tx, 'hours', '');
  });
}

export async function overrideNow(): Promise<Override | null> {
  const [found] = await (await db())
    .select({ state: chatOverrides.state, until: chatOverrides.until, note: chatOverrides.note, setBy: staff.name })
    .from(chatOverrides)
    .innerJoin(staff, eq(staff.id, chatOverrides.setBy))
    .where(ongoing(nowDate()));
  return found ?? null;
}

type Day = Pick<ExceptionDay, 'date' | 'note' | 'closed' | 'opens' | 'closes'>;

/** One day's own hours, or none. The day is its name: set again, it is changed. */
export async function setException(day: Day, staffId: string, record?: Recording): Promise<void> {
  const { date, ...hours } = day;
  const set = { ...hours, setBy: staffId, setAt: nowDate() };
  await transaction(async (tx) => {
    await tx
      .insert(chatExceptions)
      .values({ date, ...set })
      .onConflictDoUpdate({ target: chatExceptions.date, set });
    await record?.(tx);
    await notify(tx, 'hours', '');
  });
}

export async function removeException(date: string, record?: Recording): Promise<void> {
  await transaction(async (tx) => {
    const gone = await tx
      .delete(chatExceptions)
      .where(eq(chatExceptions.date, date))
      .returning({ date: chatExceptions.date });
    if (gone.length > 0) await record?.(tx);
    await notify(tx, 'hours', '');
  });
}

/** The days ahead with hours of their own that leads have set. */
export async function exceptionDays(): Promise<ExceptionDay[]> {
  const { date, note, closed, opens, closes } = chatExceptions;
  return (await db())
    .select({ date, note, closed, opens, closes, setBy: staff.name })
    .from(chatExceptions)
    .innerJoin(staff, eq(staff.id, chatExceptions.setBy))
    .where(gte(date, toLondon(now()).toPlainDate().toString()))
    .orderBy(asc(date));
}
