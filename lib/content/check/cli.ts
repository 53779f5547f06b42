import { checkFolder } from './check';

/**
 * `npm run content:check`: every problem in every file; exit code 1 when one of them is an error. `--json` is for
 * programs; on GitHub (or with `--annotations`) each line also marks its place in the change.
 */
const asked = (option: string) => process.argv.includes(option);
const annotated = asked('--annotations') || process.env.GITHUB_ACTIONS === 'true';

const { text, failed } = await checkFolder(
  process.cwd(),
  asked('--json') ? 'json' : annotated ? 'annotations' : 'lines',
);
console.log(text);
process.exitCode = failed ? 1 : 0;
