import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PictureFacts } from '@/lib/content/pictures';

/** What a picture's file says of itself, the right way up. Throws when it is no picture. */
export async function pictureFacts(bytes: Buffer): Promise<PictureFacts> {
  const { autoOrient, hasAlpha } = await sharp(bytes).metadata();
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    alpha: hasAlpha,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  };
}
