import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ImageResponse } from 'next/og';
import { content, pictureFilesOnPages } from '@/lib/content/content';
import { sizedFile } from '@/lib/serve/pictures/sized';

const socialSize = { width: 1200, height: 630 };
const colours = { milk: '#fbf7ef', meadow: '#e5efdf', ink: '#1d2b24', soft: '#4d5f55', clover: '#2f6b46' };

const font = async (name: string) => ({
  name,
  data: await readFile(join(process.cwd(), 'app/fonts', `${name}.ttf`)),
});

/** A photograph fills its place; a drawing stands in it. */
async function picture(address: string): Promise<{ src: string; fills: boolean }> {
  const photograph = pictureFilesOnPages().get(basename(address));
  if (photograph) {
    const { bytes, type } = await sizedFile({ ...photograph, width: 960 });
    return { src: `data:${type};base64,${bytes.toString('base64')}`, fills: true };
  }
  const bytes = await readFile(join(process.cwd(), 'public/illustrations', basename(address)));
  return { src: `data:image/svg+xml;base64,${bytes.toString('base64')}`, fills: false };
}

/** The picture that stands for a page where people share it: made at build time from the page's own words. */
export async function socialCard({ title, says, image }: { title: string; says: string; image: string }) {
  const { brand } = content().site;
  const { src, fills } = await picture(image);
  return new ImageResponse(
    <div style={{ display: 'flex', width: '100%', height: '100%', background: colours.milk, color: colours.ink }}>
      <div
        style={{ display: 'flex', flexDirection: 'column', width: 720, padding: 64, justifyContent: 'space-between' }}
      >
        <div style={{ display: 'flex', fontFamily: 'fraunces', fontSize: 40, color: colours.clover }}>{brand.name}</div>
        <div style={{ display: 'flex', flexDirection: 'column' }}>
          <div
            style={{ display: 'flex', fontFamily: 'fraunces', fontSize: title.length > 28 ? 60 : 76, lineHeight: 1.1 }}
          >
            {title}
          </div>
          <div
            style={{
              display: 'flex',
              marginTop: 28,
              fontFamily: 'figtree',
              fontSize: 30,
              lineHeight: 1.4,
              color: colours.soft,
            }}
          >
            {says.length > 130 ? `${says.slice(0, 127)}…` : says}
          </div>
        </div>
      </div>
      <div
        style={{
          display: 'flex',
          width: 480,
          alignItems: 'center',
          justifyContent: 'center',
          background: colours.meadow,
        }}
      >
        {/* biome-ignore lint/a11y/useAltText: this draws a picture; its alt text stands on the page */}
        <img
          src={src}
          width={fills ? 480 : 380}
          height={fills ? 630 : 380}
          style={{ objectFit: fills ? 'cover' : 'contain' }}
        />
      </div>
    </div>,
    { ...socialSize, fonts: await Promise.all([font('fraunces'), font('figtree')]) },
  );
}

/** A picture alone on white, as large as shopping sites like it. */
export async function plainPicture(image: string) {
  const { src, fills } = await picture(image);
  const edge = fills ? 0 : 80;
  return new ImageResponse(
    <div style={{ display: 'flex', width: '100%', height: '100%', padding: edge, background: '#ffffff' }}>
      {/* biome-ignore lint/a11y/useAltText: this draws a picture; its alt text stands on the page */}
      <img src={src} width={1000 - 2 * edge} height={1000 - 2 * edge} style={{ objectFit: 'contain' }} />
    </div>,
    { width: 1000, height: 1000 },
  );
}
