import { checkStrays } from './checks/files';
import { checkIllustrations } from './checks/illustrations';
import { checkLostAddresses } from './checks/redirects';
import { filesOnDisk, illustrationsOnDisk, lastRelease, namesAt, picturesOnDisk } from './disk';
import { checkContent } from './graph';
import { report } from './report';

/**
 * `npm run content:check`: every problem in every file; exit code 1 when one of them is an error. `--json` is for
 * programs; on GitHub (or with `--annotations`) each line also marks its place in the change.
 */
const root = process.cwd();
const { names, files } = filesOnDisk(root);
const today = new Date().toISOString().slice(0, 10);
const { sources, settings, problems } = checkContent(files, { today, pictures: await picturesOnDisk(root) });
const release = lastRelease(root);
const released = (release && namesAt(root, release)) || [];

const { text, failed } = report(
  [
    ...problems,
    ...checkStrays(names.filter((name) => !(name in files))),
    ...checkIllustrations(sources, illustrationsOnDisk(root)),
    ...(settings.redirects ? checkLostAddresses(settings.redirects, Object.keys(files), released) : []),
  ],
  sources,
  process.argv.includes('--json')
    ? 'json'
    : process.argv.includes('--annotations') || process.env.GITHUB_ACTIONS === 'true'
      ? 'annotations'
      : 'lines',
);
console.log(text);
process.exitCode = failed ? 1 : 0;
