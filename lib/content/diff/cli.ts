import { filesAt, filesOnDisk, lastRelease } from '../disk';
import { inWords } from './change';
import { changesBetween } from './diff';

/**
 * `npm run content:diff`: what the content files do to the shop, in words, since the last release: the latest tag, else
 * the main branch. `npm run content:diff -- <tag, branch or commit>` compares with another; `--json` is for programs.
 */
const root = process.cwd();
const [asked] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const release = asked ?? lastRelease(root);
const before = release ? filesAt(root, release) : null;
if (!release || !before) {
  console.error(
    release
      ? `There is no release called "${release}". Name a tag, a branch or a commit: npm run content:diff -- main`
      : 'There is no earlier release to compare with: this folder has no git history.',
  );
  process.exitCode = 1;
} else {
  const changes = changesBetween(before, filesOnDisk(root).files, new Date().toISOString().slice(0, 10));
  console.log(process.argv.includes('--json') ? JSON.stringify(changes, null, 2) : inWords(changes, release));
}
