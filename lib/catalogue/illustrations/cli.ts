import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openSync } from 'fontkit';
import sharp from 'sharp';
import { ico } from './ico';
import { pathData } from './outline';
import { frame, type Lettering, pictures } from './pictures';

/** `npm run illustrations` draws every picture of the shop into public/illustrations, and the icon as files that are asked for by name. */
const folder = 'public/illustrations';
const font = openSync('app/fonts/fraunces.ttf');
if (!('layout' in font)) throw new Error('app/fonts/fraunces.ttf holds more than one font.');

/** A picture can't load the brand's type, so its letters are drawn as shapes. */
const lettering: Lettering = (text, { x, y, size, fill }) => {
  const scale = size / font.unitsPerEm;
  const { glyphs, positions, advanceWidth } = font.layout(text);
  let pen = x - (advanceWidth * scale) / 2;
  const outlines = glyphs.flatMap((glyph, index) => {
    const { commands } = glyph.path.scale(scale, -scale).translate(pen, y);
    pen += (positions[index]?.xAdvance ?? 0) * scale;
    return commands;
  });
  return `<path d="${pathData(outlines)}" fill="${fill}"/>`;
};

mkdirSync(folder, { recursive: true });
for (const [name, draw] of Object.entries(pictures)) writeFileSync(`${folder}/${name}.svg`, frame(draw(lettering)));
console.log(`${Object.keys(pictures).length} pictures in ${folder}`);

const icon = readFileSync('app/icon.svg');
const drawn = (size: number) =>
  sharp(icon, { density: size * 4 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
const sizes = [16, 32, 48];
writeFileSync('public/favicon.ico', ico(await Promise.all(sizes.map(drawn)), sizes));
// Telephones round the corners themselves, and put black behind what can be seen through.
writeFileSync(
  'public/apple-touch-icon.png',
  await sharp(await drawn(180))
    .flatten({ background: '#fbf7ef' })
    .png()
    .toBuffer(),
);
