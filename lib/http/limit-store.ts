import 'server-only';
import { and, eq, gte, lt, or, sql } from 'drizzle-orm';
import { kept } from '@/lib/data-map/kept';
import { db } from '@/lib/db/connection';
import { rateLimits } from '@/lib/db/schema/http';
import { allocationKey } from './address';
import { loggable } from './loggable';

/** Counted by a key of the caller's, or by the address that somebody calls from. */
type Counted = ({ key: string } | { address: string }) & { scope: string; max: number; windowSeconds: number };
type Limit = Counted & { whenDown: 'open' | 'closed' };
export type Allowed = { ok: true } | { ok: false; retryAfterSeconds: number };

/** How many addresses of one net may each use all that is theirs. */
const networkTimes = 10;

function bucketsOf(limit: Counted): { key: string; max: number }[] {
  if ('key' in limit) return [limit];
  const { address, max } = limit;
  const network = allocationKey(address);
  return [{ key: address, max }, ...(network ? [{ key: network, max: max * networkTimes }] : [])];
}

/**
 * Counts one call in a fixed window. An address counts for its net too, but only with what it is let in for: nobody uses
 * up what is their neighbours'.
 */
export async function withinLimit(limit: Limit): Promise<Allowed> {
  try {
    for (const bucket of bucketsOf(limit)) {
      const allowed = await count(bucket, limit);
      if (!allowed.ok) return allowed;
    }
    return { ok: true };
  } catch (error) {
    if (limit.whenDown === 'closed') throw error;
    console.error('[limits] open while the database is down', loggable(error));
    return { ok: true };
  }
}

type Bucket = ReturnType<typeof bucketsOf>[number];

/** A single upsert, so that calls side by side can't both be the last one allowed. */
async function count({ key, max }: Bucket, { scope, windowSeconds }: Limit): Promise<Allowed> {
  const [row] = await (await db())
    .insert(rateLimits)
    .values({ scope, key, windowStart: windowStart(windowSeconds), count: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.scope, rateLimits.key, rateLimits.windowStart],
      set: { count: sql`${rateLimits.count} + 1` },
    })
    .returning({ count: rateLimits.count, startedAt: rateLimits.windowStart });
  return !row || row.count <= max ? { ok: true } : spent(row.startedAt, windowSeconds);
}

/** Whether there is a call left, without counting one: for what counts only when it fails. */
export async function anyLeft(limit: Counted): Promise<Allowed> {
  const { scope, windowSeconds } = limit;
  const isSpent = ({ key, max }: Bucket) => and(eq(rateLimits.key, key), gte(rateLimits.count, max));
  const [row] = await (await db())
    .select({ startedAt: rateLimits.windowStart })
    .from(rateLimits)
    .where(
      and(
        eq(rateLimits.scope, scope),
        eq(rateLimits.windowStart, windowStart(windowSeconds)),
        or(...bucketsOf(limit).map(isSpent)),
      ),
    );
  return row ? spent(row.startedAt, windowSeconds) : { ok: true };
}

const windowStart = (seconds: number) => sql`to_timestamp(floor(extract(epoch from now()) / ${seconds}) * ${seconds})`;

function spent(startedAt: Date, windowSeconds: number): Allowed {
  const left = startedAt.getTime() / 1000 + windowSeconds - Date.now() / 1000;
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(left)) };
}

/** Starts a key's count afresh. */
export async function forgiveLimit(scope: string, key: string): Promise<void> {
  await (await db()).delete(rateLimits).where(and(eq(rateLimits.scope, scope), eq(rateLimits.key, key)));
}

/** No window is longer. */
export async function forgetOldLimits(): Promise<void> {
  await (await db())
    .delete(rateLimits)
    .where(lt(rateLimits.windowStart, sql`now() - make_interval(days => ${kept.limitDays})`));
}
