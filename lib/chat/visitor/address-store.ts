import 'server-only';
import { eq } from 'drizzle-orm';
import { notify } from '@/lib/db/bus';
import { transaction } from '@/lib/db/connection';
import { conversations } from '@/lib/db/schema/chat';
import { lockLatest } from './conversation-store';
import type { Visitor } from './visitor-store';

/** Where the answer may go too: contact data as typed, and nothing that shows whose it is. False without a conversation. */
export async function keepAddress(visitor: Visitor | null, email: string): Promise<boolean> {
  if (!visitor) return false;
  return transaction(async (tx) => {
    const conversation = await lockLatest(tx, visitor);
    if (!conversation) return false;
    if (conversation.email === email) return true;
    await tx.update(conversations).set({ email }).where(eq(conversations.id, conversation.id));
    await notify(tx, 'chat', conversation.id);
    return true;
  });
}
