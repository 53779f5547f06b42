import { type Problem, problemOf } from './problem';
import type { Files } from './source';

/**
 * What operating systems and editors leave beside files, and what is hidden from people, by the name of the file or of a
 * folder that it is in. The globs of content.ts leave out the same beginnings.
 */
const rubbish =
  /(?:^|\/)(?:[.~#][^/]*|Thumbs\.db|desktop\.ini|__MACOSX|[^/]*(?:~|\.sw[op]|\.bak|\.orig|\.tmp))(?:\/|$)/i;

export const isRubbish = (path: string): boolean => rubbish.test(path);

/** A file's text as it was meant: a byte order mark in front of it says nothing. */
export const plainText = (source: string): string => source.replace(/^\uFEFF/, '');

/** What in a folder is content, as plain text. */
export const contentIn = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).flatMap(([file, source]) => (isRubbish(file) ? [] : [[file, plainText(source)]])),
  );

/** What an é or a ’ becomes when UTF-8 is read as something else and saved again. */
const garbled = /Ã[\u00A0-\u00BF]|Â[\u00A0-\u00BF]|â€[\u0080-\uFFFF]/;
const conflict = /^(?:<{7}|>{7}) ?.*$/m;

/** What is wrong with a file whose letters can't be read, or that holds two versions of itself; null if nothing is. */
export function unreadable(file: string, text: string): Problem | null {
  const at = text.search(/[\0\uFFFD]/);
  if (at === -1) return garbledIn(file, text) ?? twofold(file, text);
  const isWide = text.startsWith('\uFFFD\uFFFD') || text.slice(0, 200).split('\0').length > 20;
  if (isWide) return problemOf(file, 'this file is saved as UTF-16; save it again as UTF-8.');
  const line = text.slice(0, at).split('\n').length;
  return { ...problemOf(file, 'a letter on this line can’t be read; save the file again as UTF-8.'), line };
}

function garbledIn(file: string, text: string): Problem | null {
  const at = text.search(garbled);
  if (at === -1) return null;
  const says = `"${text.slice(at, at + 3)}" was another letter before the file was saved in another encoding; type it again.`;
  return { ...problemOf(file, says), line: text.slice(0, at).split('\n').length };
}

/** What git leaves in a file that two people changed. */
function twofold(file: string, text: string): Problem | null {
  const at = text.search(conflict);
  if (at === -1) return null;
  const says =
    'two versions of this file meet here (a merge conflict). Keep one of the two and take out the lines of <<<<<<<, ======= and >>>>>>>.';
  return { ...problemOf(file, says), line: text.slice(0, at).split('\n').length };
}
