import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { buildContent } from '@/lib/content/graph';
import { pictureFacts } from '@/lib/content/pictures/facts.mjs';
import {
  largestPicture,
  type PictureFacts,
  pictureFiles,
  sizedPicture,
  thumbnail,
} from '@/lib/content/pictures/pictures';
import { formatProblem } from '@/lib/content/problem';
import { sizedFile } from '@/lib/serve/pictures/sized';
import { contentFiles } from '../../fixtures/content';

const good: PictureFacts = { width: 1600, height: 1200, alpha: false, bytes: 400_000, hash: 'abc' };
const src = '/images/oat-kefir/photograph.jpg';
const file = 'content/products/oat-kefir.md';

describe('the sizes of a photograph', () => {
  test('three widths, as AVIF and as JPEG, with the hash of the file in their address', () => {
    expect(sizedPicture(src, { [src]: good })).toEqual({
      src: '/pictures/oat-kefir-photograph-abc-480.jpg',
      width: 960,
      height: 720,
      avif: '/pictures/oat-kefir-photograph-abc-200.avif 200w, /pictures/oat-kefir-photograph-abc-480.avif 480w, /pictures/oat-kefir-photograph-abc-960.avif 960w',
      fallback:
        '/pictures/oat-kefir-photograph-abc-200.jpg 200w, /pictures/oat-kefir-photograph-abc-480.jpg 480w, /pictures/oat-kefir-photograph-abc-960.jpg 960w',
    });
    expect(pictureFiles({ [src]: good }).size).toBe(6);
  });

  test('every address that a page asks for is a file that is made', () => {
    for (const facts of [good, { ...good, width: 300, height: 900 }, { ...good, alpha: true }]) {
      const pictures = { [src]: facts };
      const sized = sizedPicture(src, pictures);
      const asked = [sized?.avif, sized?.fallback].flatMap(
        (set) => set?.split(', ').map((one) => one.split(' ')[0]) ?? [],
      );
      for (const address of [...asked, sized?.src, thumbnail(src, pictures), largestPicture(src, pictures)])
        expect([address, pictureFiles(pictures).has(address?.replace('/pictures/', '') ?? '')]).toEqual([
          address,
          true,
        ]);
    }
  });

  test('nothing is made larger than it is, and a drawing stays as it is', () => {
    expect(sizedPicture(src, { [src]: { ...good, width: 300, height: 450 } })).toMatchObject({
      width: 300,
      height: 450,
    });
    expect(sizedPicture('/illustrations/oat-kefir.svg', {})).toBeNull();
    expect(thumbnail('/illustrations/oat-kefir.svg', {})).toBe('/illustrations/oat-kefir.svg');
  });
});

describe('a photograph as it is made', () => {
  const real = '/images/kefir-soft-cheese/photograph.jpg';

  test.each([
    ['avif', 'heif'],
    ['jpg', 'jpeg'],
  ] as const)('%s', async (format, called) => {
    const { bytes } = await sizedFile({ picture: real, width: 480, format });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: called, width: 480, height: 480 });
  });

  test('one that was held sideways stands upright, and where it was taken is nobody’s business', async () => {
    const sideways = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'white' } })
      .withExif({ IFD0: { Artist: 'A Neighbour' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await pictureFacts(sideways)).toMatchObject({ width: 20, height: 40, alpha: false });
    const { bytes } = await sizedFile({ picture: real, width: 200, format: 'jpg' });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    await expect(pictureFacts(Buffer.from('<svg'))).rejects.toThrow();
  });
});

describe('the check of pictures', () => {
  /** What it says about the oat kefir, with its picture so and its words so. */
  function said(facts: PictureFacts | null | undefined, alt = 'A bottle on a table', address = src): string[] {
    const source = contentFiles()[file] ?? '';
    const edited = source.replace(/src: .*/, `src: ${address}`).replace(/alt: .*/, `alt: "${alt}"`);
    const { problems } = buildContent(
      { ...contentFiles(), [file]: edited },
      {
        drafts: true,
        today: '2026-11-24',
        pictures: facts === undefined ? {} : { [src]: facts },
      },
    );
    return problems.filter((problem) => problem.file === file).map(formatProblem);
  }
  const at = (field: 'src' | 'alt', words: string) => `${file}:${field === 'src' ? 8 : 9}:3  ${words}`;

  test.each<[string, string[], string[]]>([
    ['a good one', said(good), []],
    [
      'none',
      said(undefined),
      [at('src', 'field "image.src": there is no picture at content/images/oat-kefir/photograph.jpg.')],
    ],
    [
      'no picture at all',
      said(null),
      [
        at(
          'src',
          'field "image.src": content/images/oat-kefir/photograph.jpg can\'t be read as a picture; save it again as a JPEG.',
        ),
      ],
    ],
    [
      'heavy',
      said({ ...good, bytes: 12 * 2 ** 20 }),
      [
        at(
          'src',
          'field "image.src": content/images/oat-kefir/photograph.jpg weighs 12 MB; at most 8. About 2000 pixels wide is plenty.',
        ),
      ],
    ],
    [
      'huge',
      said({ ...good, height: 9000 }),
      [
        at(
          'src',
          'field "image.src": content/images/oat-kefir/photograph.jpg is 1600 × 9000 pixels; at most 8000 each way. About 2000 wide is plenty.',
        ),
      ],
    ],
    [
      'tiny',
      said({ ...good, width: 479 }),
      [
        at(
          'src',
          'field "image.src": content/images/oat-kefir/photograph.jpg is 479 pixels wide; at least 480, and 960 to look sharp.',
        ),
      ],
    ],
    [
      'small',
      said({ ...good, width: 959 }),
      [
        at(
          'src',
          'warning: field "image.src": content/images/oat-kefir/photograph.jpg is 959 pixels wide; from 960 it looks sharp on every screen.',
        ),
      ],
    ],
    [
      'somebody else’s',
      said(good, undefined, 'https://example.com/x.jpg'),
      [
        at(
          'src',
          'field "image.src": must be an uploaded picture like /images/oat-kefir/photograph.jpg or a drawing like /illustrations/oat-kefir.svg; found "https://example.com/x.jpg".',
        ),
      ],
    ],
    ['no words', said(good, ''), [at('alt', 'field "image.alt": must not be empty.')]],
    [
      'picture of',
      said(good, 'Picture of a bottle'),
      [at('alt', 'warning: field "image.alt": leave out "Picture of"; say what is there.')],
    ],
    [
      'a file name',
      said(good, 'IMG_2041.jpg'),
      [at('alt', 'warning: field "image.alt": "IMG_2041.jpg" is the name of a file; say what the picture shows.')],
    ],
    [
      'the title again',
      said(good, 'oat kefir'),
      [
        at(
          'alt',
          'warning: field "image.alt": says only the title, which stands beside it; say what the picture shows.',
        ),
      ],
    ],
  ])('%s', (_, says, expected) => {
    expect(says).toEqual(expected);
  });

  test('a photograph that nothing shows', () => {
    const { problems } = buildContent(contentFiles(), { drafts: true, today: '2026-11-24', pictures: { [src]: good } });
    expect(problems.map(formatProblem)).toContain(
      'content/images/oat-kefir/photograph.jpg:1:1  warning: nothing shows this picture; use it or remove it.',
    );
  });
});
