import { diffFolder } from './folder';

/**
 * `npm run content:diff`: what the content files do to the shop, in words, since the last release: the latest tag, else
 * the main branch. `npm run content:diff -- <tag, branch or commit>` compares with another; `--json` is for programs.
 */
const [asked] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const told = diffFolder(process.cwd(), asked, process.argv.includes('--json') ? 'json' : 'lines');
if (told.ok) console.log(told.text);
else {
  console.error(told.problem);
  process.exitCode = 1;
}
