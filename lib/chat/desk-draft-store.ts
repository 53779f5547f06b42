import 'server-only';
import { and, eq } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { staffDrafts } from '@/lib/db/schema/staff-desk';
import { now } from '@/lib/time/clock';
import type { DeskDraft } from './desk-wire';

const whose = (conversationId: string, staffId: string) =>
  and(eq(staffDrafts.conversationId, conversationId), eq(staffDrafts.staffId, staffId));

/** Keeps what somebody has begun to write, for their other tabs and for tomorrow. Nothing written is nothing kept. */
export async function keepDraft(conversationId: string, staffId: string, { kind, text }: DeskDraft): Promise<void> {
  await transaction(async (tx) => {
    const updatedAt = new Date(now().epochMilliseconds);
    if (text === '') await tx.delete(staffDrafts).where(whose(conversationId, staffId));
    else
      await tx
        .insert(staffDrafts)
        .values({ conversationId, staffId, kind, text, updatedAt })
        .onConflictDoUpdate({
          target: [staffDrafts.staffId, staffDrafts.conversationId],
          set: { kind, text, updatedAt },
        });
    await notify(tx, 'staff', staffId);
  });
}

export async function draftOf(conversationId: string, staffId: string): Promise<DeskDraft | null> {
  const [draft] = await (await db())
    .select({ kind: staffDrafts.kind, text: staffDrafts.text })
    .from(staffDrafts)
    .where(whose(conversationId, staffId));
  return draft ?? null;
}
