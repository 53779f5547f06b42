import { largestPicture, longestSide, mostPixels } from '../visitor/limits';

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

/** A picture as the shop can take it: made smaller here where it is too large to send or to open. Null if that fails. */
export async function fitting(picture: File): Promise<Blob | null> {
  const asItIs = picture.size <= largestPicture ? picture : null;
  try {
    const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
    const fits = bitmap.width * bitmap.height <= mostPixels;
    const made = asItIs && fits ? asItIs : await smaller(bitmap);
    bitmap.close();
    return made ?? asItIs;
  } catch {
    // What the browser can't open, the shop says more about.
    return asItIs;
  }
}
