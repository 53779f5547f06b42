import { largestPicture, longestSide } from '../visitor/limits';

/** Upright, no larger than what the shop keeps of it, on white where nothing is. */
async function smaller(bitmap: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}

/**
 * A picture as the shop keeps it: what a telephone makes is made smaller before it goes, which spares a slow line most of
 * it. Null if that fails and it is too large to send.
 */
export async function fitting(picture: File): Promise<Blob | null> {
  const asItIs = picture.size <= largestPicture ? picture : null;
  try {
    const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
    const fits = Math.max(bitmap.width, bitmap.height) <= longestSide;
    const made = asItIs && fits ? asItIs : await smaller(bitmap);
    bitmap.close();
    return made ?? asItIs;
  } catch {
    // What the browser can't open, the shop says more about.
    return asItIs;
  }
}
