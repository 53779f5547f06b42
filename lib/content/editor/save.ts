import { type Result, refused } from '@/lib/result';
import { checkContent } from '../graph';
import type { Pictures } from '../pictures/pictures';
import { formatProblem } from '../problem';
import type { Files } from '../source';
import { CannotKeep, keptFromEditor, openedOf } from './keep';
import { overtaken } from './opened';

/** What the editor sends: the forms by their files, and the files that go. */
export type Update = { sent: Files; gone: readonly string[] };
/** The day, and the pictures as they will be. */
export type Beside = { today: string; pictures?: Pictures };

/**
 * The files that a save writes, each with its whole text, or why nothing is saved: somebody else has written meanwhile,
 * or the check refuses it. A draft is saved with what is wrong in it. Pure: `files` are all that there are.
 */
export function savedFiles(
  files: Files,
  { sent, gone }: Update,
  beside: Beside,
): Result<{ written: Files }, { status: 409 | 422 }> {
  const written: Record<string, string> = {};
  for (const [file, form] of Object.entries(sent)) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const renamed = gone.find((name) => name.startsWith(folder) && files[name] !== undefined);
    try {
      const says = overtaken(file, openedOf(file, form), files, gone);
      if (says) return { ...refused(says), status: 409 };
      written[file] = keptFromEditor(file, files[file] ?? (renamed ? (files[renamed] ?? null) : null), form);
    } catch (error) {
      if (!(error instanceof CannotKeep)) throw error;
      return { ...refused(`${file}: nothing was saved, because ${error.message}`), status: 422 };
    }
  }
  const kept = Object.entries(files).filter(([file]) => !gone.includes(file));
  const after = { ...Object.fromEntries(kept), ...written };
  const wrong = checkContent(after, beside)
    .problems.filter(({ file, level }) => level === 'error' && file in written)
    .map(formatProblem);
  if (wrong.length === 0) return { ok: true, written };
  const says =
    'Nothing was saved, and what you typed is still here. Mend this first, or save it as a draft if it can be one:';
  return { ...refused([says, ...wrong].join('\n')), status: 422 };
}
