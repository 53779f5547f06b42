import 'server-only';
import { eq, gt, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { staffPresence } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';

/** Longer than two beats of a console's stream, so that one lost beat sends nobody away. */
const lastsMilliseconds = 40_000;

/** Only of somebody who is logged in: a console's last beat must not bring back who has just logged out. */
export async function keepHere(staffId: string): Promise<void> {
  const hereUntil = new Date(now().epochMilliseconds + lastsMilliseconds).toISOString();
  await (await db()).execute(sql`
    insert into staff_presence (staff_id, here_until)
    select id, ${hereUntil}::timestamptz from staff where id = ${staffId} and exists (select 1 from staff_sessions where staff_id = staff.id)
    on conflict (staff_id) do update set here_until = excluded.here_until`);
}

/** Whoever logs out has left. A console of theirs that is open elsewhere says at its next beat that they are still here. */
export async function leaveDesk(staffId: string): Promise<void> {
  await (await db()).delete(staffPresence).where(eq(staffPresence.staffId, staffId));
}

export async function anybodyHere(): Promise<boolean> {
  const rows = await (await db())
    .select({ staffId: staffPresence.staffId })
    .from(staffPresence)
    .where(gt(staffPresence.hereUntil, new Date(now().epochMilliseconds)))
    .limit(1);
  return rows.length > 0;
}
