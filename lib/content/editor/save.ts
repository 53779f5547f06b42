import { type Result, refused } from '@/lib/result';
import type { Files } from '../source';
import { CannotKeep, keptFromEditor, openedOf } from './keep';
import { overtaken } from './opened';

/** What the editor sends: the forms by their files, and the files that go. */
export type Update = { sent: Files; gone: readonly string[] };

/** The files that a save writes, each with its whole text, or why nothing is saved. Pure: `files` are all that there are. */
export function savedFiles(files: Files, { sent, gone }: Update): Result<{ written: Files }, { status: 409 | 422 }> {
  const written: Record<string, string> = {};
  for (const [file, form] of Object.entries(sent)) {
    const says = overtaken(file, openedOf(file, form), files, gone);
    if (says) return { ...refused(says), status: 409 };
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const renamed = gone.find((name) => name.startsWith(folder) && files[name] !== undefined);
    try {
      written[file] = keptFromEditor(file, files[file] ?? (renamed ? (files[renamed] ?? null) : null), form);
    } catch (error) {
      if (!(error instanceof CannotKeep)) throw error;
      return { ...refused(`${file}: nothing was saved, because ${error.message}`), status: 422 };
    }
  }
  return { ok: true, written };
}
