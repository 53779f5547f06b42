import 'server-only';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { chatVisits } from '@/lib/db/schema/chat';
import { nowDate } from '@/lib/time/clock';

/** Longer than two beats of a stream, so that one lost beat sends nobody away. */
const lastsMilliseconds = 40_000;
const until = () => new Date(nowDate().getTime() + lastsMilliseconds);

/** These visitors' pages are still open. Ids in order, so that two servers never wait for each other. */
export async function keepVisits(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const [here, sorted] = [until().toISOString(), ids.toSorted()];
  await transaction(async (tx) => {
    await tx.execute(sql`insert into chat_visits (conversation_id, here_until)
      select id, ${here}::timestamptz from conversations where id in (${sql.join(
        sorted.map((id) => sql`${id}::uuid`),
        sql`, `,
      )}) order by id
      on conflict (conversation_id) do update set here_until = excluded.here_until`);
  });
}

/** Of a visitor who has left nothing is kept but their words. Returns of how many it was forgotten. */
export async function forgetOldVisits(): Promise<number> {
  const left = new Date(nowDate().getTime() - 3_600_000);
  const gone = await (await db()).delete(chatVisits).where(lt(chatVisits.hereUntil, left)).returning();
  return gone.length;
}

/** A visitor's page has begun to listen. The desk is told, unless it was listening a moment ago. */
export async function beginVisit(id: string): Promise<void> {
  await transaction(async (tx) => {
    const known = and(eq(chatVisits.conversationId, id), gt(chatVisits.hereUntil, nowDate()));
    const kept = await tx.update(chatVisits).set({ hereUntil: until() }).where(known).returning();
    if (kept.length > 0) return;
    await tx.execute(sql`insert into chat_visits (conversation_id, here_until)
      select id, ${until().toISOString()}::timestamptz from conversations where id = ${id}
      on conflict (conversation_id) do update set here_until = excluded.here_until`);
    await notify(tx, 'chat', id);
  });
}
