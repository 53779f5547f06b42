import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';

export async function setTags(conversationId: string, tags: string[]): Promise<void> {
  await transaction(async (tx) => {
    await tx.update(conversations).set({ tags }).where(eq(conversations.id, conversationId));
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
