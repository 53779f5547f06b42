import 'server-only';
import { gt } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { staffPresence } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';

/** Longer than two beats of a console's stream, so that one lost beat sends nobody away. */
const lastsMilliseconds = 40_000;

export async function keepHere(staffId: string): Promise<void> {
  const hereUntil = new Date(now().epochMilliseconds + lastsMilliseconds);
  await (await db())
    .insert(staffPresence)
    .values({ staffId, hereUntil })
    .onConflictDoUpdate({ target: staffPresence.staffId, set: { hereUntil } });
}

export async function anybodyHere(): Promise<boolean> {
  const rows = await (await db())
    .select({ staffId: staffPresence.staffId })
    .from(staffPresence)
    .where(gt(staffPresence.hereUntil, new Date(now().epochMilliseconds)))
    .limit(1);
  return rows.length > 0;
}
