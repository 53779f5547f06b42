import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PictureFile } from '@/lib/content/pictures/pictures';

const types = { avif: 'image/avif', jpg: 'image/jpeg', png: 'image/png' };

/** One size of a photograph, the right way up and without what a camera wrote into it, such as where it was taken. */
export async function sizedFile({ picture, width, format }: PictureFile): Promise<{ bytes: Buffer; type: string }> {
  const original = await readFile(join(process.cwd(), 'content', picture));
  const sized = sharp(original).autoOrient().resize({ width, withoutEnlargement: true });
  const written = {
    avif: () => sized.avif({ quality: 55, effort: 4 }),
    jpg: () => sized.jpeg({ quality: 78, mozjpeg: true }),
    png: () => sized.png({ compressionLevel: 9, palette: true }),
  };
  return { bytes: await written[format]().toBuffer(), type: types[format] };
}
