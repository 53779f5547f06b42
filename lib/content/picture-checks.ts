import { didYouMean } from './did-you-mean';
import type { Source } from './graph';
import type { Pictures } from './pictures';
import type { Problem } from './problem';

type Pictured = Source<{ title: string; image: { src: string; alt: string } }>;
type Known = { pictures?: Pictures; drawings?: readonly string[] };

const megabyte = 1024 * 1024;
const heaviest = 8 * megabyte;
const smallest = 480;
const sharp = 960;
const largest = 8000;

/** Pictures that aren't there, can't be read, are too heavy, too small or too large, and words that don't say what they show. */
export function checkPictures(sources: readonly Pictured[], known: Known): Problem[] {
  return sources.flatMap(({ file, fields, at }) => {
    const { src, alt } = fields.image;
    const problem = (key: 'src' | 'alt', level: Problem['level'], message: string): Problem => ({
      file,
      ...at(['image', key]),
      level,
      field: `image.${key}`,
      message,
    });
    const about = src.startsWith('/illustrations/')
      ? aboutDrawing(src, known.drawings)
      : aboutPhotograph(src, known.pictures);
    const said = aboutWords(alt, fields.title);
    return [
      ...(about ? [problem('src', about.level, about.message)] : []),
      ...(said ? [problem('alt', 'warning', said)] : []),
    ];
  });
}

type About = Pick<Problem, 'level' | 'message'> | null;
const error = (message: string): About => ({ level: 'error', message });

function aboutDrawing(src: string, drawings: readonly string[] | undefined): About {
  const name = src.replace(/^\/illustrations\//, '');
  if (!drawings || drawings.includes(name)) return null;
  return error(`there is no drawing at public${src}.${didYouMean(name, drawings)}`);
}

function aboutPhotograph(src: string, pictures: Pictures | undefined): About {
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
