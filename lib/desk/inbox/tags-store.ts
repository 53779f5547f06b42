import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, type Recording, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';

export async function setTags(conversationId: string, tags: string[], record?: Recording): Promise<void> {
  await transaction(async (tx) => {
    const changed = await tx
      .update(conversations)
      .set({ tags })
      .where(and(eq(conversations.id, conversationId), ne(conversations.tags, tags)))
      .returning({ id: conversations.id });
    if (changed.length > 0) await record?.(tx);
    await notify(tx, 'chat', conversationId);
  });
}

/** Every tag in use, the commonest first, to choose from again. */
export async function knownTags(): Promise<string[]> {
  const { rows } = await (await db()).execute<{ tag: string }>(
    sql`select tag from ${conversations}, unnest(${conversations.tags}) as tag group by tag order by count(*) desc, tag limit 50`,
  );
  return rows.map(({ tag }) => tag);
}
