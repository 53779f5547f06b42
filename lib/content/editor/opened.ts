import { createHash } from 'node:crypto';
import { plainText } from '../files';
import type { Files } from '../source';

/** What a form was opened with: the file, and its text as it was then. It goes to the form and comes back unseen. */
export const openedWith = (file: string, source: string): string =>
  `${file} ${createHash('sha256').update(plainText(source)).digest('hex')}`;

const keepsTyped = 'Nothing was saved, and what you typed is still here: copy it';

/**
 * Why a form that was opened as `mark` says may not be saved as `file`: what stands there now is not what it was filled
 * in from, and saving it would undo what somebody else has written. null where it may. `gone` are files that this save
 * takes away, such as the old name of a file that it renames.
 */
export function overtaken(file: string, mark: string | null, files: Files, gone: readonly string[]): string | null {
  const standing = files[file];
  const [from = ''] = mark?.split(' ') ?? [];
  const renamed = from !== file && gone.includes(from);
  if (standing !== undefined && (mark === null || from !== file))
    return `there is a ${file} already. ${keepsTyped}, and choose another name, or open that file and change it.`;
  if (standing === undefined && !renamed)
    return from === file ? `${file} has been deleted since you opened it. ${keepsTyped}, and create it anew.` : null;
  const text = standing ?? files[from];
  if (text !== undefined && openedWith(from, text) === mark) return null;
  return `${from} has changed since you opened it. ${keepsTyped}, choose “Reset changes”, load the page again, and make your change in what stands there now.`;
}

/** Git's name for a file's bytes, by which the editor asks for them. */
const gitNameOf = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** Why a file may not be deleted by a tab that read it as `read` says: it says something else by now. null where it may. */
export function deletedUnseen(file: string, read: string | undefined, bytes: Uint8Array): string | null {
  if (read === gitNameOf(bytes)) return null;
  return `${file} has changed since you opened it. Nothing was deleted: load the page again, and delete what stands there now, if it is still to go.`;
}
