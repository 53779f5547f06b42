import 'server-only';
import { asc, gte, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { content } from '@/lib/content/content';
import type { ChatRules } from '@/lib/content/schema/chat';
import type { Db, Tx } from '@/lib/db/connection';
import { chatExceptions, chatOverrides } from '@/lib/db/schema/chat-hours';
import { now } from '@/lib/time/clock';
import { londonInstant, toLondon } from '@/lib/time/london';
import type { Rules } from './hours';

/**
 * Content's rules with what leads have set on top: when they opened and closed by hand, and days with hours of their own,
 * from a fortnight ago unless an earlier day is asked for.
 */
export async function rulesNow(database: Db | Tx, from?: string): Promise<ChatRules & Rules> {
  const { chat } = content();
  const instant = now();
  const aFortnightAgo = toLondon(instant).toPlainDate().subtract({ days: 14 }).toString();
  const since = londonInstant(Temporal.PlainDate.from(from ?? aFortnightAgo), '00:00');
  const ended = sql`coalesce(${chatOverrides.endedAt}, ${chatOverrides.until})`;
  const overrides = await database
    .select()
    .from(chatOverrides)
    .where(sql`${ended} >= ${since.toString()}::timestamptz`)
    .orderBy(asc(chatOverrides.setAt));
  const isSet = overrides.some(({ endedAt, until }) => endedAt === null && until.getTime() > instant.epochMilliseconds);
  const exceptions = await database
    .select()
    .from(chatExceptions)
    .where(gte(chatExceptions.date, from ?? aFortnightAgo))
    .orderBy(asc(chatExceptions.date));
  const days = new Set(exceptions.map(({ date }) => date));
  return {
    ...chat,
    exceptions: [
      ...exceptions.map(({ date, note, closed, opens, closes }) => ({
        date,
        note,
        ...(closed ? { closed } : { opens: opens ?? undefined, closes: closes ?? undefined }),
      })),
      ...chat.exceptions.filter(({ date }) => !days.has(date)),
    ],
    override: isSet ? null : chat.override,
    overrides: overrides.map(({ state, setAt, until, endedAt }) => ({
      state,
      from: setAt.toISOString(),
      until: (endedAt ?? until).toISOString(),
    })),
  };
}
