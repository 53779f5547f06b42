import sharp from 'sharp';

/** The heaviest that a picture may be in the project. */
export const heaviest = 90_000;
const white = 1.25;

/** Light as the eye wants it: what is too bright bends over gently, as on film. Then as a JPEG that is light enough. */
export async function developed(render: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(render)
    .removeAlpha()
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const linear = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  const curve = Uint8Array.from({ length: 65536 }, (_, level) => {
    const x = (level / 65535) * 1.08;
    const bent = x < 0.6 ? x : 0.6 + (0.4 * (1 - Math.exp(-(x - 0.6) / 0.4)) * white) / 1.2;
    const seen = bent <= 0.0031308 ? bent * 12.92 : 1.055 * bent ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, seen));
  });
  const pixels = Buffer.from(linear.map((level) => curve[level] ?? 0));
  const picture = sharp(pixels, { raw: { width: info.width, height: info.height, channels: 3 } });
  for (let quality = 86; quality > 50; quality -= 4) {
    const bytes = await picture.clone().jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer();
    if (bytes.length <= heaviest) return bytes;
  }
  throw new Error('the picture is too heavy');
}
