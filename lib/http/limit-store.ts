import 'server-only';
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { db } from '@/lib/db/connection';
import { rateLimits } from '@/lib/db/schema/http';
import { loggable } from './loggable';

type Limit = { scope: string; key: string; max: number; windowSeconds: number; whenDown: 'open' | 'closed' };
export type Allowed = { ok: true } | { ok: false; retryAfterSeconds: number };

/** Counts one call in a fixed window by a single upsert, so that calls side by side can't both be the last one allowed. */
export async function withinLimit({ scope, key, max, windowSeconds, whenDown }: Limit): Promise<Allowed> {
  const start = windowStart(windowSeconds);
  try {
    const [row] = await (await db())
      .insert(rateLimits)
      .values({ scope, key, windowStart: start, count: 1 })
      .onConflictDoUpdate({
        target: [rateLimits.scope, rateLimits.key, rateLimits.windowStart],
        set: { count: sql`${rateLimits.count} + 1` },
      })
      .returning({ count: rateLimits.count, startedAt: rateLimits.windowStart });
    if (!row || row.count <= max) return { ok: true };
    return spent(row.startedAt, windowSeconds);
  } catch (error) {
    if (whenDown === 'closed') throw error;
    console.error('[limits] open while the database is down', loggable(error));
    return { ok: true };
  }
}

/** Whether there is a call left, without counting one: for what counts only when it fails. */
export async function anyLeft({ scope, key, max, windowSeconds }: Omit<Limit, 'whenDown'>): Promise<Allowed> {
  const [row] = await (await db())
    .select({ count: rateLimits.count, startedAt: rateLimits.windowStart })
    .from(rateLimits)
    .where(
      and(
        eq(rateLimits.scope, scope),
        eq(rateLimits.key, key),
        eq(rateLimits.windowStart, windowStart(windowSeconds)),
        gte(rateLimits.count, max),
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

/** Windows older than a day are of no use to anyone. */
export async function forgetOldLimits(): Promise<void> {
  await (await db()).delete(rateLimits).where(lt(rateLimits.windowStart, sql`now() - interval '1 day'`));
}
