import 'server-only';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { staff, staffPresence } from '@/lib/db/schema/staff';
import { now } from '@/lib/time/clock';

/** Longer than two beats of a console's stream, so that one lost beat sends nobody away. */
const lastsMilliseconds = 40_000;
const momentMilliseconds = 5_000;
const fromNow = (milliseconds: number) => new Date(now().epochMilliseconds + milliseconds);

/** A console is open. Only of somebody who is logged in: a last beat must not bring back who has just logged out. */
export async function keepHere(staffId: string): Promise<void> {
  const [hereUntil, at] = [fromNow(lastsMilliseconds).toISOString(), fromNow(0).toISOString()];
  await (await db()).execute(sql`
    insert into staff_presence (staff_id, here_until, last_active_at)
    select id, ${hereUntil}::timestamptz, ${at}::timestamptz from staff
    where id = ${staffId} and not disabled and exists (select 1 from staff_sessions where staff_id = staff.id)
    on conflict (staff_id) do update set here_until = excluded.here_until`);
}

/** Somebody has done something in their console, so they are not away by themselves. Said a moment ago, it still holds. */
export async function noteActive(staffId: string): Promise<void> {
  const [hereUntil, at] = [fromNow(lastsMilliseconds).toISOString(), fromNow(0).toISOString()];
  const aMomentAgo = fromNow(-momentMilliseconds).toISOString();
  const stillFor = fromNow(lastsMilliseconds - momentMilliseconds).toISOString();
  await (await db()).execute(sql`
    insert into staff_presence (staff_id, here_until, last_active_at)
    select id, ${hereUntil}::timestamptz, ${at}::timestamptz from staff
    where id = ${staffId} and not disabled and exists (select 1 from staff_sessions where staff_id = staff.id)
      and not exists (select 1 from staff_presence known where known.staff_id = staff.id
        and known.last_active_at between ${aMomentAgo}::timestamptz and ${at}::timestamptz
        and known.here_until >= ${stillFor}::timestamptz)
    on conflict (staff_id) do update set here_until = excluded.here_until, last_active_at = excluded.last_active_at`);
}

/** As somebody says themselves. It holds until they say otherwise or log out. */
export async function setPresence(staffId: string, state: 'here' | 'away'): Promise<void> {
  await noteActive(staffId);
  await transaction(async (tx) => {
    await tx.update(staffPresence).set({ state }).where(eq(staffPresence.staffId, staffId));
    await notify(tx, 'hours', '');
    await notify(tx, 'staff', staffId);
  });
}

/** Whoever logs out has left. A console of theirs that is open elsewhere says at its next beat that they are still here. */
export async function leaveDesk(staffId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.delete(staffPresence).where(eq(staffPresence.staffId, staffId));
    await notify(tx, 'hours', '');
    await notify(tx, 'staff', staffId);
  });
}

type Presence = 'here' | 'away' | 'off';
export type Colleague = { id: string; name: string; presence: Presence };

/** Away by their own word, or because they have done nothing for a while. */
function presenceOf(row: { state: 'here' | 'away'; lastActiveAt: Date; hereUntil: Date } | null): Presence {
  if (!row || row.hereUntil <= fromNow(0)) return 'off';
  const idleSince = fromNow(-content().chat.awayMinutes * 60_000);
  return row.state === 'away' || row.lastActiveAt <= idleSince ? 'away' : 'here';
}

/** Everybody who works here, and whether they are at their console. */
export async function colleagues(): Promise<Colleague[]> {
  const rows = await (await db())
    .select({ id: staff.id, name: staff.name, presence: staffPresence })
    .from(staff)
    .leftJoin(staffPresence, eq(staffPresence.staffId, staff.id))
    .where(eq(staff.disabled, false))
    .orderBy(asc(staff.name));
  return rows.map(({ id, name, presence }) => ({ id, name, presence: presenceOf(presence) }));
}

export async function anybodyHere(): Promise<boolean> {
  const idleSince = fromNow(-content().chat.awayMinutes * 60_000);
  const rows = await (await db())
    .select({ staffId: staffPresence.staffId })
    .from(staffPresence)
    .where(
      and(
        gt(staffPresence.hereUntil, fromNow(0)),
        eq(staffPresence.state, 'here'),
        gt(staffPresence.lastActiveAt, idleSince),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
