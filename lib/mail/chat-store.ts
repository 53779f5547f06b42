import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { answerToTell } from '@/lib/chat/letters/answer-letter-store';
import { letterCode } from '@/lib/chat/letters/code-store';
import { linkUrl } from '@/lib/chat/letters/links-store';
import { spokenLines } from '@/lib/chat/letters/transcript';
import { conversationById, eventsAfter } from '@/lib/chat/visitor/conversation-store';
import { content } from '@/lib/content/content';
import { db } from '@/lib/db/connection';
import { chatConfirmations, chatLinks } from '@/lib/db/schema/chat-access';
import { answerLetter, confirmLetter, continueLetter, transcriptLetter, writtenLetter } from './chat-letter';
import type { Letter } from './letter';

const longestTranscript = 2_000;
const transcript = z.object({ conversationId: z.uuid(), email: z.string() });
const chatLetters = ['chat-confirm', 'chat-link', 'chat-transcript', 'chat-answer', 'chat-written'] as const;
type ChatLetter = (typeof chatLetters)[number];
export const isChatLetter = (kind: string): kind is ChatLetter => chatLetters.some((one) => one === kind);

/** A letter about a conversation, from the facts as they stand; null when there is nobody to write to any more. */
export async function composeChatLetter(kind: ChatLetter, subjectId: string, payload: unknown): Promise<Letter | null> {
  const { site } = content();
  const database = await db();
  switch (kind) {
    case 'chat-confirm': {
      const [asked] = await database.select().from(chatConfirmations).where(eq(chatConfirmations.id, subjectId));
      if (!asked) return null;
      return confirmLetter(asked.email, site, { href: linkUrl('confirm', asked.id), code: letterCode(asked.id) });
    }
    case 'chat-link': {
      const [link] = await database.select().from(chatLinks).where(eq(chatLinks.id, subjectId));
      return link ? continueLetter(link.email, site, linkUrl('continue', link.id)) : null;
    }
    case 'chat-answer': {
      const told = await answerToTell(subjectId, payload);
      return told && answerLetter(told, site);
    }
    case 'chat-written': {
      const told = await answerToTell(subjectId, payload);
      return told?.lines && told.order ? writtenLetter({ ...told, number: told.order }, site) : null;
    }
    case 'chat-transcript': {
      const { conversationId, email } = transcript.parse(payload);
      const conversation = await conversationById(conversationId);
      // What a visitor wrote goes to an address of theirs, and to no other.
      if (conversation?.verifiedEmail !== email) return null;
      return transcriptLetter(email, site, spokenLines(await eventsAfter(conversationId, 0, longestTranscript)));
    }
  }
}
