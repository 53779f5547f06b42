import { type Result, refused } from '@/lib/result';
import { checkContent } from '../graph';
import type { Pictures } from '../pictures/pictures';
import { formatProblem, type Problem } from '../problem';
import type { Files } from '../source';
import { CannotKeep, fieldsOf, keptFromEditor, openedOf } from './keep';
import { overtaken } from './opened';
import { isMap } from './plain';
import { followed } from './rename';

/** What the editor sends: the forms by their files, and the files that go. */
export type Update = { sent: Files; gone: readonly string[] };
/** The day, and the pictures as they will be. */
export type Beside = { today: string; pictures?: Pictures };

type Saved = Result<{ written: Files }, { status: 409 | 422 }>;

const keptTyped = 'Nothing was saved, and what you typed is still here.';

/**
 * The files that a save writes, each with its whole text, or why nothing is saved: somebody else has written meanwhile,
 * the check refuses it, or others name what it takes away. A draft is saved with what is wrong in it. What is renamed
 * leaves a redirect behind, and is renamed wherever it is named. Pure: `files` are all that there are.
 */
export function savedFiles(files: Files, { sent, gone }: Update, beside: Beside): Saved {
  let after = without(files, gone);
  for (const [file, form] of Object.entries(sent)) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const old = file in files ? file : (gone.find((name) => name.startsWith(folder) && name in files) ?? null);
    const was = old === null ? null : (files[old] ?? null);
    try {
      const says = overtaken(file, openedOf(file, form), files, gone);
      if (says) return { ...refused(says), status: 409 };
      after = { ...after, [file]: keptFromEditor(file, was, form) };
      if (old !== null && was !== null) after = { ...after, ...followed(after, { old, was, fresh: file }) };
    } catch (error) {
      if (!(error instanceof CannotKeep)) throw error;
      return { ...refused(`${file}: nothing was saved, because ${error.message}`), status: 422 };
    }
  }
  const errors = errorsOf(after, beside);
  const own = errors.filter(({ file }) => file in sent).map(formatProblem);
  if (own.length > 0) return notSaved(`${keptTyped} Mend this first, or save it as a draft if it can be one:`, own);
  const leaves = [...Object.keys(sent), ...gone].filter((file) => isOut(files, file) && !isOut(after, file));
  const known = new Set(leaves.length > 0 ? errorsOf(files, beside).map(sentence) : []);
  const left = leaves.length > 0 ? errors.filter((problem) => !known.has(sentence(problem))).map(formatProblem) : [];
  if (left.length > 0)
    return notSaved(`${keptTyped} Others name ${leaves.join(' and ')}. Take it out of them first:`, left);
  const written = Object.entries(after).filter(([file, text]) => file in sent || files[file] !== text);
  return { ok: true, written: Object.fromEntries(written) };
}

const notSaved = (says: string, lines: readonly string[]): Saved => ({
  ...refused([says, ...lines].join('\n')),
  status: 422,
});

const without = (files: Files, gone: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !gone.includes(file)));

const errorsOf = (files: Files, beside: Beside): Problem[] =>
  checkContent(files, beside).problems.filter(({ level }) => level === 'error');

/** What a problem says, wherever in its file it stands at the moment. */
const sentence = ({ file, message }: Problem) => `${file} ${message}`;

/** Whether shoppers can see what a file says. */
function isOut(files: Files, file: string): boolean {
  const fields = files[file] === undefined ? undefined : fieldsOf(file, files[file]);
  return isMap(fields) && fields.status === 'published';
}
