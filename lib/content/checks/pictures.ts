import { isPhotograph, type Pictures } from '../pictures/pictures';
import { type Problem, problemAt, problemOf } from '../problem';
import type { Source, Sources } from '../source';
import { didYouMean } from '../text/did-you-mean';

type Image = { src: string; alt: string };
type Pictured = Source<{ title: string; image: Image; views?: readonly (Image & { size?: string })[] }>;
type Placed = { image: Image; at: (string | number)[] };
const megabyte = 1024 * 1024;
const heaviest = 8 * megabyte;
const smallest = 480;
const sharp = 960;
const largest = 8000;

/**
 * Photographs that aren't there, can't be read, are too heavy, too small or too large, words that don't say what is
 * shown, and photographs that nothing shows.
 */
export function checkPictures(
  sources: readonly Pictured[],
  files: readonly string[],
  pictures: Pictures | undefined,
): Problem[] {
  const named = new Set(sources.flatMap((source) => imagesOf(source).map(({ image }) => image.src)));
  const unused = Object.keys(allRead(sources, files) ? (pictures ?? {}) : {})
    .filter((src) => !named.has(src))
    .map((src) => problemOf(`content${src}`, 'nothing shows this picture; use it or remove it.', 'warning'));
  const placed = sources.flatMap((source) =>
    imagesOf(source).flatMap(({ image: { src, alt }, at }) => {
      const about = src.startsWith('/images/') ? aboutPhotograph(src, pictures) : null;
      const said = aboutWords(alt, source.fields.title);
      const field = (name: string) => [...at, name].join('.');
      return [
        ...(about
          ? [problemAt(source, [...at, 'src'], about.message, { field: field('src'), level: about.level })]
          : []),
        ...(said ? [problemAt(source, [...at, 'alt'], said, { field: field('alt'), level: 'warning' })] : []),
      ];
    }),
  );
  return [...placed, ...unused];
}

const imagesOf = ({ fields: { image, views = [] } }: Pictured): Placed[] => [
  { image, at: ['image'] },
  ...views.map((view, index): Placed => ({ image: view, at: ['views', index] })),
];

/** A file that can't be read at present may show any picture: until it can, none is called unused. */
const allRead = (sources: readonly Pictured[], files: readonly string[]): boolean =>
  files.filter((file) => /^content\/(?:products|articles)\/.+\.md$/.test(file)).length === sources.length;

type About = Pick<Problem, 'level' | 'message'> | null;
const error = (message: string): About => ({ level: 'error', message });

function aboutPhotograph(src: string, pictures: Pictures | undefined): About {
  if (!isPhotograph(src))
    return error('photographs are JPEG, PNG, WebP or AVIF files, and their names end in .jpg, .png, .webp or .avif.');
  if (!pictures) return null;
  const facts = pictures[src];
  if (facts === undefined)
    return error(`there is no picture at content${src}.${didYouMean(src, Object.keys(pictures))}`);
  if (facts === null) return error(`content${src} can't be read as a picture; save it again as a JPEG.`);
  const { width, height, bytes } = facts;
  if (bytes > heaviest)
    return error(
      `content${src} weighs ${Math.ceil(bytes / megabyte)} MB; at most 8. About 2000 pixels wide is plenty.`,
    );
  if (width > largest || height > largest)
    return error(`content${src} is ${width} × ${height} pixels; at most 8000 each way. About 2000 wide is plenty.`);
  if (width < smallest) return error(`content${src} is ${width} pixels wide; at least 480, and 960 to look sharp.`);
  if (width < sharp)
    return {
      level: 'warning',
      message: `content${src} is ${width} pixels wide; from 960 it looks sharp on every screen.`,
    };
  return null;
}

function aboutWords(alt: string, title: string): string | null {
  const [opening] = /^(?:a |an |the )?(?:picture|image|photo|photograph|drawing|illustration) of\b/i.exec(alt) ?? [];
  if (opening) return `leave out "${opening}"; say what is there.`;
  if (/\.(?:jpe?g|png|webp|avif|svg)$/i.test(alt)) return `"${alt}" is the name of a file; say what the picture shows.`;
  if (alt.toLowerCase() === title.toLowerCase())
    return 'says only the title, which stands beside it; say what the picture shows.';
  return null;
}

const folder = '/illustrations/';

/** Drawings in public/illustrations: each one that content names is there, each one that is there is named. */
export function checkIllustrations(
  { products, articles }: Sources,
  files: readonly string[],
  drawn: readonly string[],
): Problem[] {
  const addresses = drawn.map((name) => folder + name);
  const placed: Pictured[] = [...products, ...articles];
  const missing = placed.flatMap((source) =>
    imagesOf(source).flatMap(({ image: { src }, at }): Problem[] => {
      if (!src.startsWith(folder) || addresses.includes(src)) return [];
      const message = `there is no picture at public${src}.${didYouMean(src, addresses)}`;
      return [problemAt(source, [...at, 'src'], message, { field: [...at, 'src'].join('.') })];
    }),
  );
  const named = new Set(placed.flatMap((source) => imagesOf(source).map(({ image }) => image.src)));
  const unused = (allRead(placed, files) ? addresses : [])
    .filter((address) => !named.has(address))
    .map((address) => problemOf(`public${address}`, 'nothing shows this picture; use it or remove it.', 'warning'));
  return [...missing, ...unused];
}
