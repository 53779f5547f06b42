import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';

/** Whether there is such a conversation. */
export async function setTags(conversationId: string, tags: string[], record?: Recording): Promise<boolean> {
  return transaction(async (tx) => {
    const isIt = eq(conversations.id, conversationId);
    const [found] = await tx.select({ tags: conversations.tags }).from(conversations).where(isIt).for('update');
    if (!found) return false;
    if (isDeepStrictEqual(found.tags, tags)) return true;
    await tx.update(conversations).set({ tags }).where(isIt);
    await record?.(tx);
    await notify(tx, 'chat', conversationId);
    return true;
  });
}

/** Every tag in use, the commonest first, to choose from again. */
export async function knownTags(): Promise<string[]> {
  const { rows } = await (await db()).execute<{ tag: string }>(
    sql`select tag from ${conversations}, unnest(${conversations.tags}) as tag group by tag order by count(*) desc, tag limit 50`,
  );
  return rows.map(({ tag }) => tag);
}
