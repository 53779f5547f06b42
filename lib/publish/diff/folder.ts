import { filesAt, filesOnDisk, lastRelease } from '@/lib/content/disk';
import { dateInLondon } from '@/lib/time/format';
import { inWords } from './change';
import { changesBetween } from './diff';

type Told = { ok: true; text: string } | { ok: false; problem: string };

/** What a project's content files do to the shop, since a release or, where none is named, since the last one. */
export function diffFolder(root: string, asked: string | undefined, form: 'lines' | 'json'): Told {
  const release = asked ?? lastRelease(root);
  if (!release)
    return { ok: false, problem: 'There is no earlier release to compare with: this folder has no git history.' };
  const before = filesAt(root, release);
  if (!before)
    return {
      ok: false,
      problem: `There is no release called "${release}". Name a tag, a branch or a commit: npm run content:diff -- main`,
    };
  const changes = changesBetween(before, filesOnDisk(root).files, dateInLondon(new Date()));
  return { ok: true, text: form === 'json' ? JSON.stringify(changes, null, 2) : inWords(changes, release) };
}
