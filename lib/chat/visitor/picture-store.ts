import 'server-only';
import { and, count, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { db, transaction } from '@/lib/db/connection';
import { chatImages } from '@/lib/db/schema/chat-access';
import type { Conversation } from '../log/log-store';
import type { WireEvent } from '../log/wire';
import { appendAs, conversationToWriteIn } from './conversation-store';
import { pictureKind } from './picture';
import type { Visitor } from './visitor-store';

const mostPixels = 40_000_000;
const longestSide = 1_600;
const longestSeconds = 10;
const mostInOneConversation = 30;

type Made = { bytes: Uint8Array; width: number; height: number };
let turn: Promise<unknown> = Promise.resolve();

/** One after another: decoding is the dearest thing that a stranger can make the shop do. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work, work);
  turn = done.catch(() => undefined);
  return done;
}

/**
 * A picture of our own making with what can be seen on theirs: turned upright, no larger than a screen, without metadata
 * and without whatever else the file carried. Null for anything but a whole png, jpeg or webp.
 */
export async function remake(sent: Uint8Array): Promise<Made | null> {
  if (!pictureKind(sent)) return null;
  try {
    return await inTurn(async () => {
      const { data, info } = await sharp(sent, { limitInputPixels: mostPixels, failOn: 'error' })
        .timeout({ seconds: longestSeconds })
        .rotate()
        .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    });
  } catch {
    return null;
  }
}

/** A picture in the visitor's conversation, under their own id; null when there are too many already. */
export async function sayPicture(
  visitor: Visitor,
  id: string,
  { bytes, width, height }: Made,
): Promise<WireEvent | null> {
  return transaction(async (tx) => {
    const conversation = await conversationToWriteIn(tx, visitor);
    const event = { kind: 'image', body: { imageId: id, width, height } } as const;
    const [kept] = await tx.select({ of: chatImages.conversationId }).from(chatImages).where(eq(chatImages.id, id));
    if (kept && kept.of !== conversation.id) return null;
    if (kept) return appendAs(tx, conversation.id, id, event);
    const [sum] = await tx
      .select({ images: count() })
      .from(chatImages)
      .where(eq(chatImages.conversationId, conversation.id));
    if ((sum?.images ?? 0) >= mostInOneConversation) return null;
    const said = await appendAs(tx, conversation.id, id, event);
    // An id that another kind of event has already is no picture's.
    if (said.kind !== 'image') return said;
    await tx.insert(chatImages).values({ id, conversationId: conversation.id, bytes, width, height });
    return said;
  });
}

/** A picture's bytes for whoever may see its conversation; any conversation's for staff. */
export async function pictureBytes(id: string, within: Conversation | 'any'): Promise<Uint8Array | null> {
  const own = within === 'any' ? undefined : eq(chatImages.conversationId, within.id);
  const [found] = await (await db())
    .select({ bytes: chatImages.bytes })
    .from(chatImages)
    .where(and(eq(chatImages.id, id), own));
  return found?.bytes ?? null;
}
