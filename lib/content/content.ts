import { dateInLondon } from '@/lib/time/format';
import { isRubbish } from './files';
import { type Content, type LastGood, soundContent, standingContent } from './graph';
import { type PictureFacts, type PictureFile, type Pictures, pictureFiles } from './pictures/pictures';
import { ContentError } from './problem';
import type { Files } from './source';

/**
 * The only file that knows Turbopack's glob. Its `import: 'default'` gives undefined for text, so `.default` is read by hand.
 * What it finds it reads, so that names which operating systems and editors begin in their ways are left out here already.
 */
const modules = import.meta.glob<{ default: string }>(['/content/**/[!.~#]*.md', '/content/**/[!.~#]*.yaml'], {
  eager: true,
});
/** Facts, not bytes: lib/serve/pictures/loader.mjs stands between. */
const pictureModules = import.meta.glob<{ default: PictureFacts | null }>(
  '/content/images/**/[!.~#]*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}',
  { eager: true },
);

/** On globalThis, because each saved file loads this one anew. */
declare global {
  var shopLastGood: LastGood | undefined;
}

let memo: Content | undefined;
let memoWithDrafts: Content | undefined;

/**
 * The shop's content. A published file with an error stops a build; in development it stands as it last was without, and
 * is listed in `problems`. Drafts are in it in development only.
 */
export function content(): Content {
  memo ??= read(process.env.NODE_ENV === 'development');
  return memo;
}

/** The content with its drafts, for a preview. Nothing else in production may ask for it. */
export function contentWithDrafts(): Content {
  memoWithDrafts ??= read(true);
  return memoWithDrafts;
}

/** The sizes of the uploaded pictures, by file name. */
export function pictureFilesOnPages(): Map<string, PictureFile> {
  return pictureFiles(pictures());
}

function pictures(): Pictures {
  return Object.fromEntries(
    Object.entries(pictureModules)
      .filter(([path]) => !isRubbish(path))
      .map(([path, module]) => [path.replace(/^\/content/, ''), module.default]),
  );
}

function read(drafts: boolean): Content {
  const files: Files = Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [path.replace(/^\//, ''), module.default]),
  );
  const { APP_ENV: mode = 'production' } = process.env;
  const today = dateInLondon(new Date());
  const options = { drafts, today, pictures: pictures(), selling: mode === 'production' };
  if (process.env.NODE_ENV !== 'development') return soundContent(files, options);
  globalThis.shopLastGood ??= { seen: new Map(), committed: () => ({}) };
  const built = standingContent(files, options, globalThis.shopLastGood);
  if (!built.content) throw new ContentError(built.problems);
  return built.content;
}
