import { dateInLondon } from '@/lib/time/format';
import { checkStrays } from '../checks/files';
import { checkIllustrations } from '../checks/pictures';
import { checkLostAddresses, checkLostSizes } from '../checks/places/redirects';
import { filesAt, filesOnDisk, illustrationsOnDisk, lastRelease, picturesOnDisk } from '../disk';
import { checkContent } from '../graph';
import { formatProblem, type Problem, sortProblems } from '../problem';
import { readSources } from '../read';
import type { Sources } from '../source';

export type Form = 'lines' | 'json' | 'annotations';

/** What the check prints, and whether it fails. */
function report(problems: readonly Problem[], sources: Sources, form: Form): { text: string; failed: boolean } {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const failed = errors > 0;
  if (form === 'json') return { text: JSON.stringify(problems, null, 2), failed };
  const lines = problems.map(form === 'annotations' ? annotation : formatProblem);
  const { products, articles, pages } = sources;
  const read = `${products.length} products, ${articles.length} articles, ${pages.length} pages`;
  const counted = `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`;
  return { text: [...lines, `${read}: ${counted}`].join('\n'), failed };
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

const escaped = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A GitHub workflow command: the message stands beside the line in the pull request. */
function annotation({ file, line, column, level, field, message }: Problem): string {
  const says = field ? `field "${field}": ${message}` : message;
  return `::${level} file=${property(file)},line=${line},col=${column}::${escaped(says)}`;
}

/** What is wrong with the content of a project's folder, beside its pictures, its drawings and its last release. */
export async function problemsIn(root: string): Promise<{ problems: Problem[]; sources: Sources }> {
  const { names, files } = filesOnDisk(root);
  const today = dateInLondon(new Date());
  const { sources, settings, problems } = checkContent(files, { today, pictures: await picturesOnDisk(root) });
  const release = lastRelease(root);
  const released = (release && filesAt(root, release)) || {};
  const { redirects } = settings;
  const all = [
    ...problems,
    ...checkStrays(names.filter((name) => !(name in files))),
    ...checkIllustrations(sources, Object.keys(files), illustrationsOnDisk(root)),
    ...(redirects
      ? [
          ...checkLostAddresses(redirects, Object.keys(files), Object.keys(released)),
          ...checkLostSizes(redirects, sources.products, readSources(released).sources.products),
        ]
      : []),
  ];
  // What has been read before drowns nothing new: warnings of files that nobody has touched since the last release.
  const isStanding = ({ level, file }: Problem) =>
    level === 'warning' && file in released && files[file] === released[file];
  const sorted = sortProblems(all);
  return { problems: [...sorted.filter((one) => !isStanding(one)), ...sorted.filter(isStanding)], sources };
}

/** The content check of a project's folder. */
export async function checkFolder(root: string, form: Form): Promise<ReturnType<typeof report>> {
  const { problems, sources } = await problemsIn(root);
  return report(problems, sources, form);
}
