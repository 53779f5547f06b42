import 'server-only';
import { and, count, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { db, transaction } from '@/lib/db/connection';
import { chatImages } from '@/lib/db/schema/chat-access';
import type { Conversation } from '../log/log-store';
import type { WireEvent } from '../log/wire';
import { appendAs, conversationToWriteIn } from './conversation-store';
import { longestSide, mostPixels } from './limits';
import { pictureKind } from './picture';
import { pictureLine } from './picture-line';
import type { Visitor } from './visitor-store';

/** Some seconds' work: whoever waits longer had better come again. */
const join = pictureLine({ mostPixels: 4 * mostPixels, mostOfOne: 3 });
const longestSeconds = 10;
const mostInOneConversation = 30;

type Made = { bytes: Uint8Array; width: number; height: number };
type Remade = ({ ok: true } & Made) | { ok: false; status: number; code: string; message: string };

const no = (status: number, code: string, message: string): Remade => ({ ok: false, status, code, message });
const otherKind = no(422, 'not-a-picture', 'We take pictures as PNG, JPEG or WebP. Please choose another file.');
const broken = no(422, 'broken', 'This picture is damaged or not whole. Please take it again, or choose another.');
const full = no(503, 'busy', 'Many pictures are coming in at this moment. Please send yours again in a few seconds.');
const inMillions = (pixels: number) => Math.ceil(pixels / 1_000_000);
const tooManyPixels = (pixels: number) =>
  no(
    422,
    'too-many-pixels',
    `This picture has ${inMillions(pixels)} million dots, and we take at most ${inMillions(mostPixels)} million. Please make it smaller, or take it with a lower resolution.`,
  );

async function pixelsOf(sent: Uint8Array): Promise<number | null> {
  try {
    const { width, height } = await sharp(sent, { limitInputPixels: false }).metadata();
    return width * height;
  } catch {
    return null;
  }
}

/**
 * A picture of our own making with what can be seen on theirs: turned upright, no larger than a screen, without metadata
 * and without whatever else the file carried. Or why not: whoever sent it can do something about that.
 */
export async function remake(sent: Uint8Array, whose: string): Promise<Remade> {
  if (!pictureKind(sent)) return otherKind;
  const pixels = await pixelsOf(sent);
  if (pixels === null) return broken;
  if (pixels > mostPixels) return tooManyPixels(pixels);
  try {
    const made = await join(whose, pixels, () =>
      sharp(sent, { limitInputPixels: mostPixels, failOn: 'error' })
        .timeout({ seconds: longestSeconds })
        .rotate()
        .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer({ resolveWithObject: true }),
    );
    if (!made) return full;
    const { data, info } = made;
    return { ok: true, bytes: data, width: info.width, height: info.height };
  } catch {
    return broken;
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
