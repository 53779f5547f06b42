import { createHash } from 'node:crypto';
import sharp from 'sharp';

/**
 * What a picture's file says of itself, the right way up. Throws when it is no picture. Plain JavaScript, because
 * Turbopack's processes run it as it is: translating it would hold up every page that shows a new picture.
 * @param {Buffer} bytes
 */
export async function pictureFacts(bytes) {
  const { autoOrient, hasAlpha } = await sharp(bytes).metadata();
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    alpha: hasAlpha,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  };
}
