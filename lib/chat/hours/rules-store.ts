import 'server-only';
import { and, asc, desc, gt, gte, isNull } from 'drizzle-orm';
import { content } from '@/lib/content/content';
import type { ChatRules } from '@/lib/content/schema/chat';
import type { Db, Tx } from '@/lib/db/connection';
import { chatExceptions, chatOverrides } from '@/lib/db/schema/chat-hours';
import { now } from '@/lib/time/clock';
import { toLondon } from '@/lib/time/london';

/**
 * Content's rules with what a lead has set on top: an override while it lasts, and days with hours of their own, from a
 * fortnight ago unless an earlier day is asked for.
 */
export async function rulesNow(database: Db | Tx, from?: string): Promise<ChatRules> {
  const { chat } = content();
  const instant = now();
  const [override] = await database
    .select()
    .from(chatOverrides)
    .where(and(isNull(chatOverrides.endedAt), gt(chatOverrides.until, new Date(instant.epochMilliseconds))))
    .orderBy(desc(chatOverrides.setAt))
    .limit(1);
  const aFortnightAgo = toLondon(instant).toPlainDate().subtract({ days: 14 }).toString();
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
    override: override
      ? { state: override.state, until: override.until.toISOString(), note: override.note }
      : chat.override,
  };
}
