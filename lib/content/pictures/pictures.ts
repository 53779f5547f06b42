/** An uploaded photograph in content/images, as its file is. */
export type PictureFacts = {
  width: number;
  height: number;
  alpha: boolean;
  bytes: number;
  /** Of the file's bytes, so that an address never shows anything else. */
  hash: string;
};

/** What a photograph's file is called; content.ts asks for the same, and facts are of nothing else. */
export const isPhotograph = (name: string): boolean =>
  /\.(?:jpg|jpeg|png|webp|avif|JPG|JPEG|PNG|WEBP|AVIF)$/.test(name);

/** By the address that content files use: `/images/oat-kefir/photograph.jpg`. null is a file that is no picture. */
export type Pictures = Readonly<Record<string, PictureFacts | null>>;

export type SizedPicture = {
  src: string;
  width: number;
  height: number;
  avif: string;
  fallback: string;
};

/** In a list at double density, on a card, on the whole width of a phone or half a desk. */
const pictureWidths = [200, 480, 960];
const folder = '/pictures/';

type Format = 'avif' | 'jpg' | 'png';
export type PictureFile = { picture: string; width: number; format: Format };

const widthsOf = ({ width }: PictureFacts) => [...new Set(pictureWidths.map((wanted) => Math.min(wanted, width)))];
const fallbackOf = ({ alpha }: PictureFacts): Format => (alpha ? 'png' : 'jpg');

function nameOf(picture: string, { hash }: PictureFacts, width: number, format: Format): string {
  const words = picture
    .replace(/^\/images\//, '')
    .replace(/\.\w+$/, '')
    .replaceAll(/[^\w]+/g, '-');
  return `${words}-${hash}-${width}.${format}`;
}

/** Every file that the pages may ask for: each width as AVIF and as what every browser reads. */
export function pictureFiles(pictures: Pictures): Map<string, PictureFile> {
  return new Map(
    Object.entries(pictures).flatMap(([picture, facts]) =>
      facts === null
        ? []
        : widthsOf(facts).flatMap((width) =>
            (['avif', fallbackOf(facts)] as const).map((format): [string, PictureFile] => [
              nameOf(picture, facts, width, format),
              { picture, width, format },
            ]),
          ),
    ),
  );
}

/** A photograph as an `<img>` needs it; null for a drawing, which fits every size as it is. */
export function sizedPicture(picture: string, pictures: Pictures): SizedPicture | null {
  const facts = pictures[picture];
  if (!facts) return null;
  const widths = widthsOf(facts);
  const set = (format: Format) =>
    widths.map((width) => `${folder}${nameOf(picture, facts, width, format)} ${width}w`).join(', ');
  const largest = widths.at(-1) ?? facts.width;
  return {
    src: `${folder}${nameOf(picture, facts, widths.at(1) ?? largest, fallbackOf(facts))}`,
    width: largest,
    height: Math.round((facts.height * largest) / facts.width),
    avif: set('avif'),
    fallback: set(fallbackOf(facts)),
  };
}

/** One address that every browser and every letter can show, small. */
export function thumbnail(picture: string, pictures: Pictures): string {
  const facts = pictures[picture];
  return facts ? `${folder}${nameOf(picture, facts, widthsOf(facts)[0] ?? facts.width, fallbackOf(facts))}` : picture;
}

/** The largest, for search engines and where pages are shared. */
export function largestPicture(picture: string, pictures: Pictures): string {
  const facts = pictures[picture];
  return facts
    ? `${folder}${nameOf(picture, facts, widthsOf(facts).at(-1) ?? facts.width, fallbackOf(facts))}`
    : picture;
}

type Image = { src: string; alt: string };
/** What a size looks like: its own picture, or the product's. */
export const pictureOf = (
  { image, views }: { image: Image; views: readonly (Image & { size?: string | undefined })[] },
  { slug }: { slug: string },
): Image => views.find(({ size }) => size === slug) ?? image;
