import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { db, transaction } from '@/lib/db/connection';
import { staffDrafts } from '@/lib/db/schema/staff-desk';
import { draftName } from '@/lib/desk/act/places';
import { type Draft, recallForm } from '@/lib/http/form-store';
import { nowDate } from '@/lib/time/clock';
import type { DeskDraft } from './wire';

const whose = (conversationId: string, staffId: string) =>
  and(eq(staffDrafts.conversationId, conversationId), eq(staffDrafts.staffId, staffId));

/** Keeps what somebody has begun to write, for their other tabs and for tomorrow. Nothing written is nothing kept. */
export async function keepDraft(conversationId: string, staffId: string, { kind, text }: DeskDraft): Promise<void> {
  await transaction(async (tx) => {
    const updatedAt = nowDate();
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

const scopes = ['reply', 'status', 'assign', 'tags', 'send', 'order', 'redact', 'ask-proof', 'attach'] as const;
export type Refusals = Partial<Record<(typeof scopes)[number], Draft | null>>;

/** What was typed into the form that has just been refused without script, if one was. */
export async function refusals(refused: string | string[] | undefined, conversationId: string): Promise<Refusals> {
  const scope = scopes.find((known) => known === refused);
  return scope ? { [scope]: await recallForm(draftName(scope, conversationId)) } : {};
}

/** What the answer's form begins with: what was refused, a reply that was called, or what was begun before. */
export function answerForm(kept: DeskDraft | null, refused: Draft | null | undefined, called: string | undefined) {
  const kind: DeskDraft['kind'] = (refused?.values.kind ?? kept?.kind) === 'note' && !called ? 'note' : 'message';
  return {
    id: refused?.values.id ?? randomUUID(),
    kind,
    text: called ?? refused?.values.text ?? kept?.text ?? '',
    problem: called ? null : (refused?.problem?.fields?.text ?? refused?.problem?.message ?? null),
  };
}
