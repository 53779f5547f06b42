import { createHash } from 'node:crypto';
import sharp from 'sharp';

/**
 * What a picture's file says of itself, the right way up. Throws when it is no picture, or only
 * the first part of one. Plain JavaScript, because
 * Turbopack's processes run it as it is: translating it would hold up every page that shows a new picture.
 * @param {Buffer} bytes
 */
export async function pictureFacts(bytes) {
  const { autoOrient, hasAlpha } = await sharp(bytes).metadata();
  // The head alone says nothing of an upload that broke off: small, so that a large picture is read quickly.
  await sharp(bytes, { failOn: 'truncated' }).resize(32).toBuffer();
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    alpha: hasAlpha,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  };
}
