import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContent, type Files } from './graph';
import { formatProblem, type Problem, sortProblems } from './problem';

/** `npm run content:check`: every problem in every file; exit code 1 when one of them is an error. */
const root = process.cwd();
const files: Files = Object.fromEntries(
  readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .map((name) => `content/${name}`)
    .filter((file) => /\.(md|yaml)$/.test(file))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
);

const { content, problems } = buildContent(files, { drafts: true, today: new Date().toISOString().slice(0, 10) });
const missingImages = Object.entries(files).flatMap(([file, source]) =>
  [...source.matchAll(/^\s*src:\s*["']?(\/illustrations\/[^"'\s]+)/gm)]
    .filter(([, src = '']) => !existsSync(join(root, 'public', src)))
    .map((match): Problem => {
      const line = source.slice(0, match.index).split('\n').length;
      return {
        file,
        line,
        column: 1,
        level: 'error',
        field: 'image.src',
        message: `there is no picture at public${match[1]}.`,
      };
    }),
);
const all = sortProblems([...problems, ...missingImages]);
const errors = all.filter(({ level }) => level === 'error');

if (process.argv.includes('--json')) console.log(JSON.stringify(all, null, 2));
else {
  for (const problem of all) console.log(formatProblem(problem));
  const counted = content
    ? `${content.products.length} products, ${content.articles.length} articles, ${content.pages.length} pages`
    : 'no content';
  console.log(`${counted}: ${errors.length} errors, ${all.length - errors.length} warnings`);
}
process.exitCode = errors.length > 0 ? 1 : 0;
